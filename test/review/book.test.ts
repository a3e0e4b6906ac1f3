import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { bookOf } from '../../src/review/book.ts'
import { sheetOf } from '../../src/review/sheet.ts'
import { waysTo } from '../../src/review/ways.ts'
import { fingerprint } from '../../src/text/reviews.ts'
import { ROOT, content as shipped } from '../support/app.ts'
import { contentIn, fileWith } from '../support/content.ts'

const css = readFileSync(join(ROOT, 'src/review/book.css'), 'utf8')
const content = contentIn(['en', 'es', 'ht'])
const book = bookOf(content, { locale: 'ht', today: '2026-11-22', css })
const plain = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
/** What the book says of one node. */
const cardOf = (node: string, page = book) => {
  const from = page.indexOf(`<article class="card" id="${node}">`)
  expect(from, node).toBeGreaterThan(0)
  return page.slice(from, page.indexOf('</article>', from))
}

describe('the review book', () => {
  test('is one page that needs nothing: no script, no address, no file beside it', () => {
    expect(book).not.toMatch(/<script|<img|<link|@import|url\(|\son\w+=|(src|href)="(?!#)/)
    expect(book).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(XMLValidator.validate(book.replace('<!doctype html>', ''), { unpairedTags: ['meta'] })).toBe(true)
  })

  test('holds every text of the sheet, once, and leads nowhere that is not there', () => {
    const keys = sheetOf(content, 'ht').flatMap(({ key }) => (key.startsWith('fact:') ? [] : [key]))
    for (const key of keys) expect(book.split(`<tbody id="${key}">`).length, key).toBe(2)
    const ids = new Set([...book.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...book.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })

  test('a text stands beside its English and its Spanish, with its state, its way and what it states', () => {
    const card = cardOf('rights.home_door')
    const texts = (locale: string) => content.catalogue.texts.get(locale)!.get('rights.home_door.text')!.text
    for (const locale of ['ht', 'en', 'es'])
      expect(card).toContain(`<td lang="${locale}" dir="ltr">${plain(texts(locale))}</td>`)
    expect(card).toContain('<span class="state draft">draft</span>')
    expect(card).toContain(plain('1 "Dwa mwen" (My rights) → 1 "Lakay mwen" (At my home)'))
    const fact = content.facts.facts.get('rights.home-10')!
    expect(card).toContain(plain(fact.states))
    expect(card).toContain(`review by ${fact.review_by}`)
    expect(card).toContain('2 segments in GSM-7, $0.0166')
    expect(card).toContain('rights.home_door.labels.paper')
  })

  test('the phone shows what the family wrote, and page after page as it comes', () => {
    const card = cardOf('rights.home_door')
    const bubbles = [...card.matchAll(/<p class="bubble( sent)?"[^>]*>([^<]*)</g)].map(
      ([, sent, text]) => `${sent ? '> ' : ''}${text}`,
    )
    expect(bubbles[0]).toBe('> 1')
    expect(bubbles[1]).toMatch(/^Ou ka kite pòt la fèmen[\s\S]*\n1 Yo montre yon papye\n/)
    expect(bubbles.filter((text) => text.startsWith('> ')).length).toBe(3)
    expect(card).toContain('The phone once a dated fact is due: the twin')
  })

  test('a signed text says who signed it, by role', () => {
    const text = content.catalogue.texts.get('ht')!.get('common.empty')!
    const of = fingerprint(text.text)
    const signed = contentIn(['en', 'ht'], {
      'locales/ht/reviews.yaml': `common.empty: { by: native reviewer, on: "2026-11-20", of: "${of}" }\n`,
    })
    const page = bookOf(signed, { locale: 'ht', today: '2026-11-22', css })
    expect(page).toContain('<span class="state signed">signed: native reviewer, 2026-11-20</span>')
    expect(page).toMatch(/<b>1 of \d+<\/b> texts are signed/)
  })

  test('what a text says is text, whatever it holds', () => {
    const hostile = contentIn(
      ['en'],
      fileWith('locales/en/common.yaml', 'empty: "Your', 'empty: "<img src=x>{{org}} Your'),
    )
    const page = bookOf(hostile, { locale: 'en', today: '2026-11-22', css })
    expect(page).toContain('&lt;img src=x&gt;<code>{{org}}</code>')
    expect(page).not.toContain('<img')
  })

  test('every node that a family can come to has a way', () => {
    const { graph } = shipped().flows
    const ways = waysTo(graph)
    const lost = [...graph.nodes.values()].filter((node) => !ways.has(node.id) && node.writtenIn === node.flow)
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test.each(shipped().catalogue.locales)('can be written in %s', (locale) => {
    const page = bookOf(contentIn([...new Set(['en', 'es', locale])]), { locale, today: '2026-11-22', css })
    const [dir] = new Intl.Locale(locale).maximize().script === 'Arab' ? ['rtl'] : ['ltr']
    expect(page).toContain(`lang="${locale}" dir="${dir}"`)
    expect(page).not.toMatch(/undefined|\[object/)
  })
})
