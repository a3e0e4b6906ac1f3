/** A part of the audit: what was read, and why it does not pass, if so. No line holds a secret. */
export type Section = { title: string; lines: string[]; reasons?: string[] }

/** The audit as it is printed: the last line is PASS, or every reason why not. */
export function printed(sections: readonly Section[]): string {
  const reasons = reasonsOf(sections)
  const parts = sections.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
  return [...parts, reasons.length === 0 ? 'PASS' : `NOT PASSED: ${reasons.join('; ')}`].join('\n\n').concat('\n')
}

export function reasonsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ reasons = [] }) => reasons)
}
