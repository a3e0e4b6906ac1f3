import { type FilledRow, faultIn, type ReadSheet } from './filled-row.ts'
import { type Column, FACT } from './sheet.ts'
import { type Notes, type Place, type Unit, xliffUnits } from './xliff-units.ts'

/** The state a translator's tool gives to a segment that its reviewer agrees with. */
const AGREED = 'reviewed'

/**
 * Reads a sheet that came back as XLIFF 2. A target that differs from the text as it went out is a correction; a segment is
 * signed by the role and date of its own notes, or, set to `reviewed`, by those of the file.
 */
export function readXliff(file: string, text: string): ReadSheet {
  const { units, fileNotes, language, faults } = xliffUnits(file, text)
  if (faults.length > 0) return { rows: [], faults }
  const rows = units.map((unit) => ({ unit, row: rowOf(file, unit, fileNotes, language) }))
  const unsigned = rows.filter(({ unit, row }) => unit.state === AGREED && row.role === '' && row.date === '')
  return {
    rows: rows.map(({ row }) => row),
    faults: unsigned.map(({ row }) =>
      row.fault(
        'state',
        `set to '${AGREED}' and signed by nobody`,
        'fill in the notes role and date, here or of the file',
      ),
    ),
  }
}

function rowOf(file: string, unit: Unit, fileNotes: Notes, language: string): FilledRow {
  const { key, notes, target } = unit
  const noted = (from: Notes | undefined, category: string) => from?.get(category)?.text.trim() ?? ''
  const isSigned = noted(notes, 'role') !== '' || noted(notes, 'date') !== ''
  const signing = isSigned ? notes : unit.state === AGREED ? fileNotes : undefined
  const back = key.startsWith(FACT) ? target?.text : (target?.text ?? '') // a target that is gone is an empty one
  const places: Partial<Record<Column, Place | undefined>> = {
    ...{ corrected: target, role: signing?.get('role'), date: signing?.get('date') },
    fingerprint: notes.get('fingerprint'),
  }
  const at = faultIn(file)
  return {
    ...{ key, language, text: undefined, fingerprint: noted(notes, 'fingerprint') },
    corrected: back === (notes.get('text')?.text ?? '') ? undefined : back,
    ...{ role: noted(signing, 'role'), date: noted(signing, 'date') },
    fault: (column, wrong, right) => {
      const { line, col } = places[column] ?? unit
      return at(line, col, key, wrong, right)
    },
  }
}
