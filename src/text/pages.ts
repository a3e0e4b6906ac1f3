import { inRightToLeft } from './direction.ts'

/** One page of a message: its lines above the options, and which options stand on it (`from` to before `to`). */
export type Page = { paragraphs: string[]; from: number; to: number }

/** A message before it is divided. */
export type Draft = {
  paragraphs: string[]
  /** The option lines, numbered. They are never divided and follow the whole text. */
  options: string[]
  /** The line that opens every page but the first, so that a locked phone shows nothing of the middle of a text. */
  continued: string
  /** The line that ends a page which another one follows: how to get it. */
  more: string
  /** The line that ends the last page. */
  closing?: string
  /** Whether something follows the last page too. */
  goesOn: boolean
  /** Whether the language is written from right to left. */
  rightToLeft: boolean
}

type Fits = (text: string) => boolean

/** Chinese leaves no blank after a sentence; elsewhere a small letter after the mark shows that the sentence goes on. */
const END_OF_SENTENCE = /(?<=[.!?؟])\s+(?=\P{Ll})|(?<=[。！？][”」』）]?)\s*(?=[^"”」』）\s])/u

const MAX_OPTIONS_ON_A_PAGE = 9 // contract, section 6

/**
 * Divides a message that is too long for one reply: at its paragraphs, then at the ends of sentences, then between
 * options. Numbers, links and words stay whole. A sentence that alone is over the budget stays whole too: the check
 * reports it before it ships.
 */
export function pagesOf(draft: Draft, fits: Fits): Page[] {
  const whole: Page = { paragraphs: draft.paragraphs, from: 0, to: draft.options.length }
  if (whole.to <= MAX_OPTIONS_ON_A_PAGE && fits(layOut(draft, whole, !draft.goesOn))) return [whole]

  const pages: Page[] = [{ paragraphs: [], from: 0, to: 0 }]
  const place = (grow: (page: Page) => Page) => {
    const page = pages.at(-1)!
    const grown = grow(page)
    const full = grown.to - grown.from > MAX_OPTIONS_ON_A_PAGE || !fits(layOut(draft, grown, false))
    if (!full || isEmpty(page)) pages[pages.length - 1] = grown
    else pages.push(grow({ paragraphs: [draft.continued], from: page.to, to: page.to }))
  }
  for (const piece of draft.paragraphs.flatMap((paragraph) => piecesOf(paragraph, draft, fits)))
    place((page) => ({ ...page, paragraphs: [...page.paragraphs, piece] }))
  for (const _option of draft.options) place((page) => ({ ...page, to: page.to + 1 }))
  return pages
}

/** Writes a page as it is sent. */
export function layOut(draft: Draft, page: Page, last: boolean): string {
  const isEnd = page.to === draft.options.length
  const ending = [...(isEnd && draft.closing ? [draft.closing] : []), ...(last ? [] : [draft.more])]
  const text = [...page.paragraphs, ...draft.options.slice(page.from, page.to), ...ending].join('\n')
  return draft.rightToLeft ? text.split('\n').map(inRightToLeft).join('\n') : text
}

/** A paragraph whole where a page can hold it, else its sentences. */
function piecesOf(paragraph: string, draft: Draft, fits: Fits): string[] {
  const alone: Page = { paragraphs: [draft.continued, paragraph], from: 0, to: 0 }
  return fits(layOut(draft, alone, false)) ? [paragraph] : paragraph.split(END_OF_SENTENCE)
}

function isEmpty(page: Page): boolean {
  return page.paragraphs.length === 0 && page.from === page.to
}
