import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file that stands in the page as it is, and the hash by which the page's policy lets it in. */
export type Inline = { text: string; hash: string }

/** The styles and scripts of the page, in their order: read once at start, here and nowhere else. */
export const STYLES: readonly Inline[] = ['page.css', 'phone.css', 'panel.css'].map(inline)
/** Those of the directory page: the same house, another room. */
export const DIRECTORY_STYLES: readonly Inline[] = [STYLES[0]!, inline('directory/directory.css')]
/** Those of the page on what is kept. */
export const PRIVACY_STYLES: readonly Inline[] = [STYLES[0]!, inline('../privacy/page.css')]
export const SCRIPTS: readonly Inline[] = ['details.js', 'phone.js'].map(inline)

function inline(name: string): Inline {
  // The hash is taken over the text as a browser sees it, and HTML knows no carriage return.
  const text = readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n')
  return { text, hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'` }
}
