import { wordingOf } from '../answers/answer-texts.ts'
import { closingOf, tellInFull, tellInList } from '../answers/tell.ts'
import type { Effect } from '../engine/input.ts'
import type { Offer, Session } from '../engine/session.ts'
import type { NodeId } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import type { Part, Press } from '../text/compose.ts'
import { type Answers, rowKey } from './look-ups.ts'

/** What the effects of a turn say, the rows of the directory among them, in the language of the session. */
export function partsOf(hotline: Hotline, session: Session, effects: Effect[], answers: Answers): Part[] {
  const { press } = hotline
  const locale = session.language
  const wording = wordingOf(press, locale)
  return effects.flatMap((effect): Part[] => {
    switch (effect.type) {
      case 'lookup':
      case 'forget':
        return []
      case 'say': {
        const answer = effect.result && answers.get(rowKey(effect.result))
        return [
          {
            type: 'say',
            node: effect.node,
            ...(effect.language && { locale: effect.language }),
            ...(effect.values && { values: inWords(hotline, session, effect.values) }),
            ...(answer && { tell: (level) => tellInFull(answer, wording, level), facts: linesAmong([answer]) }),
          },
        ]
      }
      case 'options':
        return [
          {
            type: 'options',
            node: effect.node,
            ...(effect.offers && offersOf(press, effect.node, effect.offers)),
          },
        ]
      case 'results': {
        const told = effect.rows.flatMap((row) => answers.get(rowKey(row)) ?? [])
        return [
          {
            type: 'results',
            from: effect.from,
            labels: effect.rows.map(({ name }) => name),
            facts: linesAmong(told),
            tell: (level) => tellInList(told, effect.from, wording, level),
            closing: (level) => closingOf({ ...effect, shown: told.length }, wording, level),
          },
        ]
      }
      default:
        return [effect]
    }
  })
}

/** What may have been meant stands before a question's own answers; languages that may have, in place of all. */
function offersOf({ graph }: Press, id: NodeId, offers: Offer[]): { offers: string[]; only: boolean } {
  const node = graph.nodes.get(id)
  return { offers: offers.map(({ label }) => label), only: node?.kind === 'ask' && node.reads === 'language' }
}

/** National lines are facts too: their ids are the same. */
function linesAmong(told: { kind: string; id: string }[]): string[] {
  return told.filter(({ kind }) => kind === 'hotline').map(({ id }) => id)
}

/** What texts name of a look-up, in the family's language: the topic, the place, the country. */
function inWords(
  { press, stateNames }: Hotline,
  { topic, language }: Session,
  { country, place, ...values }: Record<string, string>,
): Record<string, string> {
  return {
    ...values,
    ...(topic && { topic: press.translate(language, `topics.${topic}`) }),
    ...(country && { country: press.names(language).country(country) }),
    ...(place && { place: stateNames.get(language)?.get(place) ?? place }),
  }
}
