import { type Entry, openPromise } from 'yauzl'
import { RefusedError } from './refusal.ts'
import { isHidden, type SourceFile, type SourceFiles } from './source-files.ts'

const UNPACKED_BYTES = 200 * 1024 * 1024
const RATIO = 100
/** Below this a file of blanks may shrink as it likes. */
const RATIO_FROM_BYTES = 1024 * 1024
const ENTRIES = 2_000
const LINK = 0o120000
const KIND = 0o170000

/**
 * Opens an archive without unpacking it to disk. Refuses what archives are abused for: paths that lead out, links, archives
 * within, far more bytes than the file has. The sizes that an entry claims are checked again while it is read.
 */
export async function openZip(path: string): Promise<SourceFiles> {
  try {
    const zip = await openPromise(path, {
      strictFileNames: true,
      validateEntrySizes: true,
      decodeStrings: true,
      autoClose: false,
    })
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (entries.length > ENTRIES)
        throw refused(path, `it holds more than ${ENTRIES} files`, 'pack the directory alone')
    }
    requireHarmless(path, entries)
    const files = entries
      .filter(({ fileName }) => !fileName.endsWith('/') && !isHidden(fileName))
      .map(
        (entry): SourceFile => ({
          path: `${path}/${entry.fileName}`,
          name: entry.fileName,
          open: () => zip.openReadStreamPromise(entry),
        }),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    if (files.length === 0) throw refused(path, 'the archive is empty', 'pack CSV or JSON files')
    return { files, close: () => zip.close() }
  } catch (error) {
    if (error instanceof RefusedError) throw error
    throw refused(path, `not readable as a zip: ${(error as Error).message}`, 'pack it anew')
  }
}

function requireHarmless(path: string, entries: Entry[]): void {
  let packed = 0
  let unpacked = 0
  const seen = new Set<string>()
  for (const { fileName, externalFileAttributes, compressedSize, uncompressedSize, generalPurposeBitFlag } of entries) {
    packed += compressedSize
    unpacked += uncompressedSize
    if (fileName.split('/').includes('..') || /^([/\\]|[a-z]:)/i.test(fileName))
      throw refused(path, `'${fileName}' leads out of the archive`, 'pack it anew')
    if (((externalFileAttributes >>> 16) & KIND) === LINK)
      throw refused(path, `'${fileName}' is a link`, 'pack the file itself')
    if (/\.(zip|gz|tgz|7z|rar|tar|bz2|xz)$/i.test(fileName))
      throw refused(path, `'${fileName}' is an archive within`, 'unpack it first')
    if (generalPurposeBitFlag & 1) throw refused(path, `'${fileName}' is encrypted`, 'pack it without a password')
    if (seen.has(fileName)) throw refused(path, `'${fileName}' is there twice`, 'pack it anew')
    seen.add(fileName)
  }
  if (unpacked > UNPACKED_BYTES)
    throw refused(
      path,
      `it unpacks to ${Math.ceil(unpacked / 2 ** 20)} MB`,
      'at most 200 MB: unpack it and import the folder',
    )
  if (unpacked > RATIO_FROM_BYTES && unpacked > packed * RATIO)
    throw refused(path, `it unpacks to more than ${RATIO} times its size`, 'unpack it and look at it')
}

function refused(path: string, wrong: string, right: string): RefusedError {
  return new RefusedError(`${path}: ${wrong}; ${right}`)
}
