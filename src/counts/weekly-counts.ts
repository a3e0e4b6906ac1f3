import { fold, OTHER, type Told } from './fold.ts'
import { daysLeftOf, isoWeekOf, WEEK_MS, weekBeginsMs } from './iso-week.ts'

export const TABLES = ['topic', 'language', 'channel'] as const
export type Table = (typeof TABLES)[number]
/** What can be counted in each table. Anything else is counted as "other". */
export type Cells = Record<Table, readonly string[]>
/** A reply that went out. */
export type Said = { topic: string; language: string; channel: string }
/** A week that is over, ready to be written. */
export type EndedWeek = { week: string; days: number; rows: Record<Table, Told[]> }

/** A week as it was counted, on its way from one part of the line's memory to another: never written so. */
export type RawWeek = { week: string; days: number; tables: Record<Table, [cell: string, count: number][]> }

const DAY_MS = 86_400_000
/** A week is written on the Monday after it, at night in all of America. */
const WRITTEN_AFTER_MS = 9 * 3_600_000
const WAITS_AT_MOST_MS = 8 * WEEK_MS // for a file that cannot be written

/** Topics that are never told by name, however many there are. */
export function isHiddenTopic(topic: string): boolean {
  return topic.startsWith('crisis.') || topic === 'services.dv' || topic === 'trafficking' || topic === OTHER
}

/**
 * Counts by week, in memory only: what a crash or a restart takes is gone, by design. A conversation is counted once by
 * channel, and once by each language and topic it comes to, so that many messages of one family do not make a crowd. No
 * order, no time, nobody.
 */
export function weeklyCounts({ cells, now }: { cells: Cells; now: () => Date }) {
  const openedMs = now().getTime()
  const weeks = new Map<string, Record<Table, Map<string, number>>>()
  const fewestDays = new Map<string, number>() // of those who handed a week over

  let [day, week] = [0, '']
  const weekNow = () => {
    const at = now()
    const today = Math.floor(at.getTime() / DAY_MS)
    if (today !== day) [day, week] = [today, isoWeekOf(at)]
    return week
  }
  const addTo = (counts: Map<string, number>, table: Table, cell: string, more = 1) => {
    const name = cells[table].includes(cell) ? cell : OTHER
    counts.set(name, (counts.get(name) ?? 0) + more)
  }
  const tablesOf = (week: string) => {
    const tables = weeks.get(week) ?? { topic: new Map(), language: new Map(), channel: new Map() }
    weeks.set(week, tables)
    return tables
  }
  const daysOf = (week: string) => Math.min(daysLeftOf(beginsMs(week), openedMs), fewestDays.get(week) ?? 7)
  const beginsMs = (week: string) => weekBeginsMs(week) ?? 0
  const isDue = (week: string, nowMs: number) => nowMs >= beginsMs(week) + WEEK_MS + WRITTEN_AFTER_MS
  const isLost = (week: string, nowMs: number) =>
    nowMs >= beginsMs(week) + WEEK_MS + WRITTEN_AFTER_MS + WAITS_AT_MOST_MS || beginsMs(week) > nowMs

  return {
    /**
     * Notes a reply of a real channel; memory only: it cannot fail, and takes microseconds. `counted` is what the
     * conversation was counted under, none at its first reply; returns what it is counted under now.
     */
    add({ topic, language, channel }: Said, counted: readonly string[] | undefined): readonly string[] {
      const tables = tablesOf(weekNow())
      if (!counted) addTo(tables.channel, 'channel', channel)
      const isNew = (cell: string) => cell !== 'none' && !counted?.includes(cell)
      if (isNew(language)) addTo(tables.language, 'language', language)
      if (isNew(topic)) addTo(tables.topic, 'topic', topic)
      return [...(counted ?? []), ...[language, topic].filter(isNew)]
    },

    /** The weeks whose hour has come, folded. They stay until they are forgotten. */
    due(): EndedWeek[] {
      const nowMs = now().getTime()
      return [...weeks]
        .filter(([week]) => isDue(week, nowMs) && !isLost(week, nowMs))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([week, tables]) => ({
          week,
          days: daysOf(week),
          rows: {
            topic: foldWithRest(tables.topic, cells.topic, isHiddenTopic),
            language: foldWithRest(tables.language, cells.language),
            channel: foldWithRest(tables.channel, cells.channel),
          },
        }))
    },

    /** The weeks that are over, for another part of the line to write with its own. They stay until they are forgotten. */
    over(): RawWeek[] {
      const nowMs = now().getTime()
      return [...weeks]
        .filter(([week]) => nowMs >= beginsMs(week) + WEEK_MS && !isLost(week, nowMs))
        .map(([week, { topic, language, channel }]) => ({
          week,
          days: daysOf(week),
          tables: { topic: [...topic], language: [...language], channel: [...channel] },
        }))
    },

    /** Adds what another part of the line counted. */
    take({ week, days, tables: handed }: RawWeek): void {
      const tables = tablesOf(week)
      for (const table of TABLES) for (const [cell, count] of handed[table]) addTo(tables[table], table, cell, count)
      fewestDays.set(week, Math.min(days, fewestDays.get(week) ?? 7))
    },

    forget(week: string): void {
      weeks.delete(week)
      fewestDays.delete(week)
    },

    /** Drops weeks that waited too long, and those that a wrong clock made up. True when there was one. */
    forgetLost(): boolean {
      const nowMs = now().getTime()
      const lost = [...weeks.keys()].filter((week) => isLost(week, nowMs))
      for (const week of lost) weeks.delete(week)
      return lost.length > 0
    },
  }
}
export type WeeklyCounts = ReturnType<typeof weeklyCounts>

/** "Other" is a cell itself where something unknown was counted; it is hidden among the rest. */
function foldWithRest(counts: ReadonlyMap<string, number>, cells: readonly string[], isHidden = isOther): Told[] {
  return fold(counts, { cells: counts.has(OTHER) ? [...cells, OTHER] : cells, isHidden })
}

function isOther(cell: string): boolean {
  return cell === OTHER
}
