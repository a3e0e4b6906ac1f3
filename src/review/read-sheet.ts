import { faultIn, type ReadSheet } from './filled-row.ts'
import { readCsv } from './read-csv.ts'
import { readXliff } from './read-xliff.ts'

/** A sheet of a language is about 2 MB. */
const BYTES_AT_MOST = 32 * 1024 * 1024

/** Reads a sheet that came back, CSV or XLIFF as its content tells, whatever it is called. */
export function readSheet(file: string, bytes: Uint8Array): ReadSheet {
  const fault = faultIn(file)
  const refused = (wrong: string, right: string): ReadSheet => ({
    rows: [],
    faults: [fault(1, 1, '(file)', wrong, right)],
  })
  if (bytes.length > BYTES_AT_MOST) return refused('over 32 MB', 'send back a sheet that went out from here')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refused('a workbook or an archive', "save it as 'CSV UTF-8'")
  const text = decoded(bytes)
  if (text === undefined) return refused('not in UTF-8: letters would be lost', "save it as 'CSV UTF-8'")
  if (text.trim() === '') return refused('the file is empty', 'send back a sheet that went out from here')
  return /^\ufeff?\s*</.test(text) ? readXliff(file, text) : readCsv(file, text)
}

/** UTF-8, or UTF-16 where a byte order mark says so: Excel writes it as "Unicode text". */
function decoded(bytes: Uint8Array): string | undefined {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
