/** A row of any of the lists, ready to be shown; all of it is text. */
export type ShownRow = {
  id: string
  /** Which of the answers it is for a family at the place that was asked for. */
  turn?: number
  name: string
  /** What it is: its organization, its kind. */
  under: string[]
  tags: Tag[]
  /** What families are told; empty where it is never given. */
  told: Line[]
  isGiven: boolean
  withheld: string[]
  /** Why it stands where it stands, in words. */
  why: string[]
  origin: Line[]
  /** What is kept for the people who keep the data, and is never sent. */
  notes: string[]
}
export type Tag = { text: string; isWarning?: boolean }
/** A value that is a web address is shown as a link. */
export type Line = { label: string; value: string }

/** A line for what is known; nothing for what is not. */
export function line(label: string, value: string | false | null | undefined): Line[] {
  return value ? [{ label, value }] : []
}

/** A line for what families would ask about: that it is not stated is said too. */
export function stated(label: string, value: string | null | undefined): Line {
  return { label, value: value || 'not stated' }
}
