/**
 * The syllables of a Spanish word, as its spelling tells them: vowels in a row are one syllable, but strong ones (a, e,
 * o) and accented weak ones (í, ú) each make their own. Source: RAE, Ortografía de la lengua española, 3.4.2.
 */
export function spanishSyllables(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/([qg])u(?=[eiéí])/g, '$1') // silent in que, gui
    .replace(/(?<=[aeoáéó])y$/, 'i')
    .replace(/^y$/, 'i')
    .replace(/h/g, '')
  const runs = spoken.match(/[aeiouáéíóúü]+/g) ?? []
  const syllables = runs.map((run) => Math.max(1, run.match(/[aeoáéóíú]/g)?.length ?? 0))
  return Math.max(
    1,
    syllables.reduce((sum, each) => sum + each, 0),
  )
}
