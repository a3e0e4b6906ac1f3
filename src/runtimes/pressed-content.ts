import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { packContent, unpackContent } from '../content/pack.ts'
import type { Spoken } from '../content.ts'

const PARAMS = {
  [constants.BROTLI_PARAM_QUALITY]: 9, // the next takes ten times as long for a tenth less
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
}

/** Content as a Worker carries it. An isolate keeps what it was made of: as text this would be sixteen of its 128 MB. */
export function pressContent(content: Spoken): Uint8Array {
  return brotliCompressSync(packContent(content), { params: PARAMS })
}

export function unpressContent(pressed: ArrayBuffer): Spoken {
  return unpackContent(brotliDecompressSync(pressed))
}
