import type { Press } from '../text/compose.ts'
import type { Names } from '../text/names.ts'

/** The texts that answers are composed from, by key in `answers.yaml`, each with the placeholders it may hold. */
export const ANSWER_TEXTS = {
  // A list
  pick_one: ['last'],
  pick_only: [],
  next_ones: [],
  look_farther: [],
  looked: ['miles'],
  // How far, and whom it serves
  miles: ['miles'],
  under_a_mile: [],
  nearby: [],
  by_phone: [],
  statewide: [],
  nationwide: [],
  // A service
  text_line: ['number'],
  free: [],
  low_cost: [],
  speaks: ['language'],
  speaks_on_line: ['language'],
  speaks_by_interpreter: ['language'],
  by_appointment: [],
  walk_in: [],
  no_walk_in: [],
  open_always: [],
  open_until: ['time'],
  opens_today: ['time'],
  opens_tomorrow: ['time'],
  opens_on: ['day', 'time'],
  hours_holiday: [],
  hours: ['text'],
  asks_no_status: [],
  asks_status: [],
  status_unknown: [],
  bring: ['documents'],
  only_children: [],
  only_detained: [],
  only_survivors: [],
  on_court_list: [],
  doj_recognized: [],
  bar_referral: [],
  checked: ['date'],
  checked_or_later: ['date'],
  not_dated: [],
  call_first: [],
  // A consulate
  consulate: ['country', 'city'],
  embassy: ['country', 'city'],
  protection: ['phone'],
  nearest_post: [],
  honorary: [],
  closed_office: ['city'],
  appointments: ['address'],
  gives: ['things'],
  consular_id_anywhere: [],
  gives_passport: [],
  gives_consular_id: [],
  gives_birth_registry: [],
  gives_legal_protection: [],
  gives_notary: [],
  gives_visits_detained: [],
  // An ID program
  program_driver_license: [],
  program_state_id: [],
  program_municipal_id: [],
  program_community_id: [],
  program_library_id: [],
  program_consular_id: [],
  program_tax_id: [],
  good_for: ['uses'],
  use_police: [],
  use_library: [],
  use_banking: [],
  use_school: [],
  use_health: [],
  use_benefits_local: [],
  use_driving: [],
  fee: ['amount'],
  no_fee: [],
  ask_first: [],
  seen: ['date'],
  privacy_risk: [],
  document_passport_foreign: [],
  document_passport_foreign_expired: [],
  document_consular_id: [],
  document_consular_id_expired: [],
  document_national_id_foreign: [],
  document_birth_cert_foreign: [],
  document_driver_license_foreign: [],
  document_voter_id_foreign: [],
  document_us_state_id: [],
  document_work_permit: [],
  document_itin: [],
  document_tax_filing: [],
  document_no_ssn_affidavit: [],
  document_residency_proof: [],
  document_school_id: [],
  document_shelter_letter: [],
  document_points_system: [],
  document_insurance_proof: [],
  document_orientation: [],
  // A line
  text_to: ['number', 'word'],
  government_line: [],
  local_help: [],
} as const satisfies Record<string, readonly string[]>
export type AnswerText = keyof typeof ANSWER_TEXTS

/** Says the texts of one language. */
export type Wording = {
  locale: string
  names: Names
  say: (key: AnswerText, values?: Partial<Record<(typeof ANSWER_TEXTS)[AnswerText][number], string>>) => string
}

export function wordingOf({ translate, names }: Pick<Press, 'translate' | 'names'>, locale: string): Wording {
  return {
    locale,
    names: names(locale),
    say: (key, values = {}) => translate(locale, `answers.${key}`, values as Record<string, string>),
  }
}
