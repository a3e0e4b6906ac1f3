/**
 * A text with typewriter quotes and hyphens, which an SMS carries at its full length: one curly quote in the name of an
 * office would more than halve the room of the whole message. Letters and their accents stay as they are written.
 */
export function inStraightMarks(text: string): string {
  return text.replace(/[‘’ʼ]/gu, "'").replace(/[“”]/gu, '"').replace(/[‐-―]/gu, '-')
}
