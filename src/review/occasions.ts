import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'

/** When each of the lines that every flow shares is said: a reviewer has to know what the family did. */
const COMMON: Record<CommonText, string> = {
  who: 'ends the first reply to a topic: who speaks here',
  yes: 'an option of a question',
  no: 'an option of a question',
  not_sure: 'an option of a question',
  skip: 'an option: go on without an answer',
  more: 'ends a page that another one follows',
  continued: 'opens every page but the first; a locked phone shows only this',
  law_as_of: 'after a text that states law: how old its sources are',
  last_known_true: 'after a text whose facts are past their review date',
  number_checked: 'after a telephone number past its review date',
  withheld: 'in place of a text whose facts are too old to be said',
  help_phone: 'stands for {{help}} where whoever runs the line has a telephone',
  help_lines: 'stands for {{help}} where there is no such telephone',
  choose_again: 'a number came after the chat was forgotten; the languages follow',
  greeting_languages: 'the languages below a greeting in an unclear language',
  unserved: 'somebody writes in a language that this line does not have',
  change_language: 'ends a first reply where it costs nothing: how to change the language',
  hint_choice: 'an answer to numbered options could not be read',
  hint_yes_no: 'an answer to a yes-or-no question could not be read',
  hint_zip: 'a ZIP code was asked for, and something else came',
  hint_place: 'a place was asked for, and something else came',
  hint_country: 'a country was asked for, and something else came',
  hint_text: 'a few words were asked for, and something else came',
  hint_language: 'a language was asked for, and something else came',
  hint_result: 'a number of a list was asked for, and something else came',
  which_one: 'what came can mean several options; they follow',
  the_country: 'an option, where a name is that of a state and of a country (Georgia)',
  no_wider: 'WIDER was sent, and the search is as wide as it goes',
  only_numbers: 'above options, where only their numbers are understood',
  lost: 'two answers in a row could not be read',
  no_more: 'MORE was sent, and there is nothing more',
  help: 'HELP was sent',
  sources: 'SOURCE was sent: names of the sources follow',
  sources_none: 'SOURCE was sent after a text that states no rule',
  news_reports: 'stands in a list of sources in place of newspapers and law firms',
  project_rule: 'stands in a list of sources for a rule of our own',
  private_details: 'what came held a name, an address, a number of papers or the like',
  media_voice: 'a voice note came',
  media_other: 'a picture or a file came',
  location_unused: 'a location came where none was asked for',
  empty: 'an empty message came',
  deleted: 'DELETE was sent',
  stopped: 'a word for STOP in this language was sent, or STOP on WhatsApp',
  started: 'START was sent',
  goodbye: 'thanks or a goodbye came, and nothing else',
  sorry: 'a first message could not be understood; the welcome follows',
  failed: 'something failed on our side',
  brief_today: 'the money of the day is spent',
  brief_until_tomorrow: 'the last reply of a day on which the money is spent',
  brief_wait: 'one sender wrote very many messages within minutes',
  brief_danger: 'somebody is in danger while the money is spent: one segment, all there is',
  brief_suicide: 'somebody wants to die while the money is spent',
  brief_abuse: 'somebody is hurt at home while the money is spent',
  brief_child: 'a child is in danger while the money is spent',
  brief_door_now: 'officers are at the door while the money is spent',
  brief_taken_now: 'somebody was just taken while the money is spent',
}

const OTHERS: [start: string, occasion: string][] = [
  ['topics.', 'what a topic is called in a list of options: at most 24 characters'],
  ['answers.document_', 'a paper, in a list of papers to bring'],
  ['answers.use_', 'what an ID card is good for, in a list'],
  ['answers.gives_', 'what a consulate gives, in a list'],
  ['answers.program_', 'the kind of an ID card'],
  ['answers.', 'a piece of an answer on a place, a consulate, an ID card or a help line'],
  ['privacy-page.', 'the page /privacy: what is kept, read in a browser'],
  ['names.', 'a name of a country, a language or a day'],
]

/** When a text outside the flows is said, and what fills its placeholders. */
export function occasionOf(key: string): string {
  const common = key.slice('common.'.length)
  if (key.startsWith('common.') && common in COMMON_TEXTS) return COMMON[common as CommonText]
  return OTHERS.find(([start]) => key.startsWith(start))?.[1] ?? ''
}
