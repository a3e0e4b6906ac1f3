import { asc } from 'drizzle-orm'
import type { IdProgramAnswer, IdProgramsFound } from '../answers/types.ts'
import { type Area, type Browsed, type BrowseQuestion, blockedNumbers, namedAreas, onPage, passes } from './browse.ts'
import type { Note } from './browse-consulates.ts'
import type { Db } from './database.ts'
import { findIdPrograms, isAskedFirst } from './id-programs.ts'
import { idProgram, idProgramCover, idProgramNote } from './schema-lists.ts'
import { isActive } from './versions.ts'

type Program = typeof idProgram.$inferSelect

/** A card, licence or number as its row has it, and what the family's search says of it at a place. */
export type IdProgramRow = {
  program: Program
  covers: Area[]
  notes: Note[]
  askFirst: boolean
  answer?: IdProgramAnswer
  /** Which of the answers it is for a family there, from 1. */
  turn?: number
  hasBlockedNumber: boolean
}
export type BrowsedIdPrograms = Browsed<IdProgramRow> & { found?: IdProgramsFound }

/** Cards and licences by state; or, for a place, those a family there is told, in that order. */
export async function browseIdPrograms(db: Db, question: BrowseQuestion): Promise<BrowsedIdPrograms> {
  const { country, place, state, today } = question
  const found = place ? await findIdPrograms(db, { place, ...(country && { countryIso2: country }), today }) : undefined
  const answers = found ? [...found.offered, ...found.notRunning] : []
  const turnOf = ({ id }: Program) => answers.findIndex((answer) => answer.id === id)
  const programs = (await programsOf(db))
    .filter((program) => (found ? turnOf(program) >= 0 : !country || program.country_iso2 === country))
    .filter((program) => found || !state || program.state === state)
    .filter((program) => passes(ofProgram(program), question))
  if (found) programs.sort((a, b) => turnOf(a) - turnOf(b))
  const { rows, ...counted } = onPage(programs, question.page)
  const loaded = await withDetails(db, rows, today)
  return {
    ...counted,
    rows: loaded.map((row) => {
      const turn = turnOf(row.program)
      return turn < 0 ? row : { ...row, answer: answers[turn]!, turn: turn + 1 }
    }),
    ...(found && { found }),
  }
}

function ofProgram({ id, name, issuer, city_or_county, confidence, status_date }: Program) {
  return { confidence, checkedOn: status_date, texts: [id, name, issuer, city_or_county] }
}

async function programsOf(db: Db): Promise<Program[]> {
  return db
    .select()
    .from(idProgram)
    .where(isActive(idProgram.import_id))
    .orderBy(asc(idProgram.state), asc(idProgram.kind), asc(idProgram.name), asc(idProgram.id))
}

async function withDetails(db: Db, programs: Program[], today: string): Promise<IdProgramRow[]> {
  const [covers, notes, blocked] = await Promise.all([
    db.select().from(idProgramCover).where(isActive(idProgramCover.import_id)),
    db.select().from(idProgramNote).where(isActive(idProgramNote.import_id)),
    blockedNumbers(db),
  ])
  const isOf = (program: Program) => (row: { import_id: number; program_id: string }) =>
    row.import_id === program.import_id && row.program_id === program.id
  const named = await namedAreas(
    db,
    programs.flatMap((program) => covers.filter(isOf(program))),
  )
  return programs.map((program) => {
    const hasBlockedNumber = program.phone !== null && blocked.has(program.phone)
    return {
      program: hasBlockedNumber ? { ...program, phone: null } : program,
      covers: named.filter(isOf(program)),
      notes: notes.filter(isOf(program)),
      askFirst: isAskedFirst(program, today),
      hasBlockedNumber,
    }
  })
}
