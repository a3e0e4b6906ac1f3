import { z } from 'zod'
import { insertRows } from '../insert-rows.ts'
import { idProgram, idProgramCover, idProgramNote } from '../schema-lists.ts'
import { readAreas } from './area-codes.ts'
import * as cell from './cells.ts'
import { repeats } from './consulates.ts'
import { readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const DOCUMENTS = [
  'passport_foreign',
  'passport_foreign_expired',
  'consular_id',
  'consular_id_expired',
  'national_id_foreign',
  'birth_cert_foreign',
  'driver_license_foreign',
  'voter_id_foreign',
  'us_state_id',
  'work_permit',
  'itin',
  'tax_filing',
  'no_ssn_affidavit',
  'residency_proof',
  'school_id',
  'shelter_letter',
  'points_system',
  'insurance_proof',
  'orientation',
] as const
const USES = ['police', 'library', 'banking', 'school', 'health', 'benefits_local', 'driving'] as const

const Program = z
  .strictObject({
    id: cell.id,
    kind: z.enum(['driver_license', 'state_id', 'municipal_id', 'community_id', 'library_id', 'consular_id', 'tax_id']),
    name: cell.text,
    state: cell.maybe(cell.state),
    city_or_county: cell.maybe(cell.text),
    covers: cell.text,
    issuer: cell.text,
    who_can_get: cell.text,
    documents_accepted: cell.listOf(z.enum(DOCUMENTS)),
    fee_usd: cell.maybe(cell.number),
    used_for: cell.listOf(z.enum(USES)),
    privacy_note: cell.maybe(cell.text),
    phone: cell.maybe(cell.phone),
    website: cell.maybe(cell.url),
    status: z.enum(['active', 'paused', 'ended', 'proposed']),
    status_date: cell.day,
    source: cell.text,
    source_date: cell.day,
    confidence: cell.confidence,
  })
  .refine(({ kind, id }) => (kind === 'consular_id') === /^con-[a-z]{2}$/.test(id), {
    message: 'is con- and the code of a country exactly for a consular card',
    path: ['id'],
  })
  .refine(({ status, used_for }) => status !== 'active' || used_for.length > 0, {
    message: 'may not be blank for an active program',
    path: ['used_for'],
  })
const Note = z.strictObject({
  id: cell.id,
  topic: cell.text,
  note: cell.text,
  source: cell.text,
  source_date: cell.day,
})

/** Licences, state, city and community cards, consular cards and the tax number, with their notes. */
export const idPrograms: SeedKind = {
  ...SEED_LISTS.idPrograms,
  read(file, { blocked, counties }) {
    const programs = readCsv(file('id-programs.csv'), Program, { blocked })
    const notes = readCsv(file('id-programs-notes.csv'), Note, { blocked })
    const covers = programs.rows.map(({ value, fault }) => ({
      id: value.id,
      ...readAreas(value.covers, 'covers', counties, fault),
    }))
    const more = [
      ...repeats(programs.rows),
      ...covers.flatMap(({ faults }) => faults),
      ...notes.rows
        .filter(({ value }) => !programs.rows.some((program) => program.value.id === value.id))
        .map(({ value, fault }) => fault('id', `no program is ${value.id}`, 'check the id')),
    ]
    return {
      ...joined([programs, notes], more),
      async write(db, import_id) {
        await insertRows(
          db,
          idProgram,
          programs.rows.map(({ value: { covers: _, ...program } }) => ({
            import_id,
            ...program,
            country_iso2: program.kind === 'consular_id' ? program.id.slice(-2).toUpperCase() : null,
          })),
        )
        await insertRows(
          db,
          idProgramCover,
          covers.flatMap(({ id, areas }) => areas.map((area) => ({ import_id, program_id: id, ...area }))),
        )
        await insertRows(
          db,
          idProgramNote,
          notes.rows.map(({ value: { id, ...note } }) => ({ import_id, program_id: id, ...note })),
        )
      },
    }
  },
}
