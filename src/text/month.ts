/** `2026-07` as `7/2026`, a bare year as it is: read alike in every language we write. */
export function monthAndYear(date: string): string {
  const [year, month] = date.split('-')
  return month ? `${Number(month)}/${year}` : year!
}
