/**
 * Whether a message holds a number nobody needs to send us: an A-number (the letter A and 8 or 9 digits) or a Social
 * Security number. We never keep or repeat it; the family is told kindly.
 */
export function holdsPrivateDetails(text: string): boolean {
  return /(?<![\p{L}\p{N}])(a[-# ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}|\d{3}-\d{2}-\d{4})(?![\p{L}\p{N}])/iu.test(
    text.slice(0, 1_600),
  )
}
