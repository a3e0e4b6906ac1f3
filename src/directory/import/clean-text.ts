const NAMED: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“',
  ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', copy: '©', reg: '®', trade: '™', deg: '°', frac12: '½',
  aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', ntilde: 'ñ', uuml: 'ü', agrave: 'à', egrave: 'è',
  ograve: 'ò', ccedil: 'ç', ecirc: 'ê', acirc: 'â', ocirc: 'ô', atilde: 'ã', otilde: 'õ', iquest: '¿', iexcl: '¡',
  Aacute: 'Á', Eacute: 'É', Iacute: 'Í', Oacute: 'Ó', Uacute: 'Ú', Ntilde: 'Ñ',
} // biome-ignore format: a table reads better in rows

/**
 * Makes plain text of what exports hold: entities decoded twice at most, tags and Markdown marks gone, a literal `\n` and a
 * paragraph as line breaks, one blank between words, no invisible characters, NFC.
 */
export function plainText(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text) && !/[<&\\*_[]/.test(text)) return text // most cells: one plain word
  return decoded(decoded(text.replace(/\\r|\\n|\r\n?/g, '\n').replace(/\\t/g, ' ')))
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/\[([^\]]*)\]\((?:https?:)?[^)]*\)/g, '$1')
    .replace(/(\*\*|__)(\S.*?)\1/g, '$2')
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Pictures make a message one of 67 characters a segment, and say nothing of a place. */
const PICTURES = /(?![©®™])\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3\u200d]/gu

/** Plain text in one line, without pictures: names, streets, hours. */
export function plainLine(text: string): string {
  return plainText(text).replace(PICTURES, '').replace(/\s+/g, ' ').trim()
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole
  })
}

const YES = /^(y|yes|true|t|1|x|on|si|sí)$/i

/** Whether a cell of a yes-or-no column says yes. */
export function saysYes(cell: string | undefined): boolean {
  return YES.test((cell ?? '').trim())
}
