import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentFiles } from '../../src/content/files.ts'
import { wordsOf } from '../../src/text/fold.ts'
import { loadPhrases } from '../../src/understand/load-phrases.ts'
import { phraseUnderstanding } from '../../src/understand/phrase-lists.ts'

const ROOT = join(import.meta.dirname, '../..')
const { lists } = loadPhrases(contentFiles(ROOT).filter(({ path }) => path.includes('/understand/')))
const understanding = phraseUnderstanding(lists)

/** What the directory answers: the topics of the contract that end in a look-up. */
const DIRECTORY = [
  'services.legal',
  'services.food',
  'services.shelter',
  'services.health',
  'services.mental_health',
  'services.money',
  'services.childcare',
  'services.school',
  'services.english',
  'services.dv',
  'services.jobs',
  'services.id_help',
  'consulate',
  'id',
]

const topicOf = async (message: string) => (await understanding.understand(wordsOf(message)))?.topic

async function expectTopics(meant: Record<string, string | undefined>): Promise<void> {
  const found = await Promise.all(Object.keys(meant).map(async (message) => [message, await topicOf(message)]))
  expect(Object.fromEntries(found)).toEqual(meant)
}

test('every topic of the directory has phrases and examples in every language', () => {
  for (const [locale, list] of lists)
    for (const topic of DIRECTORY) {
      expect(list.topics.get(topic)?.say.length, `${locale} ${topic}`).toBeGreaterThan(0)
      expect(list.examples.get(topic)?.length, `${locale} ${topic}`).toBeGreaterThanOrEqual(12)
    }
})

test('a thing and a place are enough: a ZIP code or a city takes nothing away', async () => {
  await expectTopics({
    'comida 98901': 'services.food',
    'dentista en houston': 'services.health',
    '77036 daycare': 'services.childcare',
    'lawyer chicago': 'services.legal',
    'consulado de honduras en 77002': 'consulate',
  })
})

test('where food is given is a service; whether food stamps do harm is a question about benefits', async () => {
  await expectTopics({
    'donde consigo comida': 'services.food',
    'me afecta pedir estampillas': 'benefits',
    'where can i get free food today': 'services.food',
    'will food stamps affect my case': 'benefits',
  })
})

test('a clinic is a service, Medicaid is a benefit, and officers in a clinic are a question about rights', async () => {
  await expectTopics({
    'clinica gratis': 'services.health',
    'apply for medicaid': 'benefits',
    'can ice come in the clinic': 'rights.health',
    'necesito un interprete para el doctor': 'interpreter',
  })
})

test('who wants a lawyer gets legal help; who names a path, a held relative or a notary gets that', async () => {
  await expectTopics({
    'necesito abogado': 'services.legal',
    'immigration lawyer near me': 'services.legal',
    'puedo pedir asilo': 'legal_relief',
    'what is a u visa': 'legal_relief',
    'abogado para mi esposo detenido': 'detained',
    'need a lawyer for my brother in a detention center': 'detained',
    'notario charged me 1500 and did nothing': 'scams',
  })
})

test('enrolling is a right of the child; a tutor, the GED and English classes are services', async () => {
  await expectTopics({
    'como inscribo a mi hijo en la escuela': 'school',
    'tutor for my son': 'services.school',
    'quiero sacar el ged': 'services.school',
    'english class for adults': 'services.english',
    'clases de ingles': 'services.english',
    'ingles por favor': 'language',
  })
})

test('what is being suffered is a crisis, whatever else is asked; a shelter or a hotline alone is not', async () => {
  await expectTopics({
    'me golpea mi esposo donde me quedo': 'crisis.abuse',
    'mi marido me acaba de pegar y necesito un refugio': 'crisis.abuse',
    'my husband abuses me i need a shelter': 'crisis.abuse',
    'i am a victim of domestic violence': 'crisis.abuse',
    'violencia domestica': 'crisis.abuse',
    'refugio para mujeres maltratadas': 'services.dv',
    'domestic violence hotline': 'services.dv',
    'i want to kill myself i need therapy': 'crisis.suicide',
    'i feel so depressed': 'services.mental_health',
  })
})

test('who minds the children during a shift is childcare; who keeps them after an arrest is a plan', async () => {
  await expectTopics({
    'necesito quien me cuide al niño mientras trabajo': 'services.childcare',
    'quien cuida a mis hijos si me deportan': 'plan',
    'who can watch my kids while i work': 'services.childcare',
    'who takes care of my kids if im deported': 'plan',
  })
})

test('work that is sought is a service; unpaid work, a permit and forced work are not', async () => {
  await expectTopics({
    'ocupo jale': 'services.jobs',
    'mi jefe no me paga mi trabajo': 'rights.work',
    'how to get a work permit': 'legal_relief',
    'i work with no pay and cant leave': 'trafficking',
  })
})

test('papers part ways: a consulate for those of the country of birth, an ID card, help with lost ones', async () => {
  await expectTopics({
    'donde renuevo mi pasaporte salvadoreño': 'consulate',
    'pasaporte americano para mi hija': 'plan',
    'mi jefe tiene mi pasaporte y no me deja irme': 'trafficking',
    'licencia de manejar sin papeles': 'id',
    'police stopped me with no license': 'rights.car',
    'como saco mi ITIN': 'id',
    'can i fly with consular id': 'rights.border',
    'lost my birth certificate': 'services.id_help',
  })
})

test('small talk with the same words means nothing', async () => {
  await expectTopics({
    'que rica comida hizo tu mama': undefined,
    'the clinic closed my account by mistake but its fixed': undefined,
    'did you see the jobs movie about apple': undefined,
    'nice license plate lol': undefined,
    'el face id no me funciona': undefined,
    'consulate was on the news again': undefined,
    'gimme shelter is the best stones song': undefined,
  })
})

test('who wants any help nearby, and says no more, is told whom to call', async () => {
  await expectTopics({ 'ayuda local': 'person', resources: 'person' })
})
