import { phraseOf } from '../../text/fold.ts'
import type { ServiceRecord } from '../service-record.ts'

export type Spoken = ServiceRecord['languages'][number]

/** Languages spoken in the US, by their codes; their names come from the runtime. */
const CODES =
  'am ar as ay az ban be bg bm bn bo bs ca ceb chr cs cy da de din dv dz ee el en es et eu fa ff fi fj fil fo fr ga gd gl gn gu ha haw he hi hmn hr ht hu hy id ig ilo is it ja jv ka kar kea kg ki kk km kn ko kok kri ku ky lb lg ln lo lt lv mai man men mg mh mi mk ml mn mr ms mt my nah nb ne nl no nus nv ny om or pa pl ps pt qu ro ru rw sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tpi tr ts tt ug uk ur uz vi vo wo xh yi yo yua yue za zh zu mam quc kek kjb ixl cak tzh tzo zap mix'
const OWN: Record<string, string> = {
  creole: 'ht', 'haitian creole': 'ht', kreyol: 'ht', haitian: 'ht', 'creole french': 'ht', mandarin: 'zh', chinese: 'zh', cantonese: 'yue',
  tagalog: 'tl', filipino: 'tl', farsi: 'fa', persian: 'fa', dari: 'prs', pashto: 'ps', asl: 'ase', 'american sign language': 'ase', 'sign language': 'ase',
  castilian: 'es', espanol: 'es', ingles: 'en', portugues: 'pt', 'brazilian portuguese': 'pt', 'cape verdean creole': 'kea', burmese: 'my',
  cambodian: 'km', laotian: 'lo', flemish: 'nl', panjabi: 'pa', mayan: 'yua', 'k iche': 'quc', quiche: 'quc', qeqchi: 'kek', 'q eqchi': 'kek', kanjobal: 'kjb', 'q anjob al': 'kjb', mam: 'mam', mixteco: 'mix', zapoteco: 'zap', nahuatl: 'nah',
} // biome-ignore format: a table reads better in rows

const NAMES: ReadonlyMap<string, string> = namesOf()

function namesOf(): Map<string, string> {
  const names = new Map<string, string>()
  for (const locale of ['en', 'es']) {
    const shown = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    for (const code of CODES.split(' ')) {
      const name = shown.of(code)
      if (name && !names.has(phraseOf(name))) names.set(phraseOf(name), code)
    }
  }
  for (const [name, code] of Object.entries(OWN)) names.set(name, code)
  return names
}

const LINE =
  /language line|interpret|translat|upon request|other languages|multilingual|all languages|many languages|any language|teleinterp|150\+|200\+/i

/**
 * The languages of a cell, with what was not understood. `Spanish (limited)` is Spanish; a language line or "others on
 * request" is an interpreter for any (`mul`), which is less than somebody who speaks it.
 */
export function readLanguages(cell: string): { languages: Spoken[]; unknown: string[] } {
  const languages = new Map<string, Spoken>()
  const unknown: string[] = []
  for (const part of cell.split(/[,;/|\n•]|\band\b|\by\b|&|\+(?= )/i)) {
    const name = phraseOf(part.replace(/\([^)]*\)|\b(limited|some|fluent|spoken|bilingual|only|staff)\b/gi, ' '))
    if (name === '' || name === 'none' || name === 'other') continue
    if (LINE.test(part)) languages.set('mul', { language: 'mul', how: 'interpreter' })
    else {
      const codes = codesOf(name)
      if (codes.length === 0) unknown.push(part.trim())
      for (const language of codes) languages.set(language, { language, how: 'staff' })
    }
  }
  return { languages: [...languages.values()], unknown }
}

/** One name or code, or several with only blanks between them: `Chinese Spanish`. */
function codesOf(name: string): string[] {
  const whole = codeOf(name)
  if (whole) return [whole]
  const each = name.split(' ').map(codeOf)
  return each.every((code) => code !== undefined) ? each : []
}

function codeOf(name: string): string | undefined {
  const base = name.split(' ')[0]!
  return (
    NAMES.get(name) ?? (CODES.split(' ').includes(base) && /^[a-z]{2,3}( [a-z]{2})?$/.test(name) ? base : undefined)
  )
}
