import { createHash } from 'node:crypto'

/** A file that stands in the page as it is, and the hash by which the page's policy lets it in. */
export type Inline = { text: string; hash: string }
/** The styles and scripts of each page, in their order. */
export type Assets = Record<'simulator' | 'directory' | 'privacy', { styles: Inline[]; scripts: Inline[] }>

/** Makes the assets of the pages from their files, by path as `src/simulator/page.css`: once, at start. */
export function assetsOf(files: ReadonlyMap<string, string>): Assets {
  const inline = (path: string): Inline => {
    const text = files.get(path)
    if (text === undefined) throw new Error(`no file of a page is called ${path}`)
    return { text, hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'` }
  }
  const all = inline('src/simulator/page.css') // every page is a room of the same house
  return {
    simulator: {
      styles: [all, ...['phone', 'panel', 'side-by-side'].map((name) => inline(`src/simulator/${name}.css`))],
      scripts: ['shared', 'details', 'phone', 'side-by-side'].map((name) => inline(`src/simulator/${name}.js`)),
    },
    directory: { styles: [all, inline('src/simulator/directory/directory.css')], scripts: [] },
    privacy: { styles: [all, inline('src/privacy/page.css')], scripts: [] },
  }
}

/** The hashes of assets, as a policy lists them. */
export function hashesOf(assets: readonly Inline[]): string {
  return assets.map(({ hash }) => hash).join(' ')
}
