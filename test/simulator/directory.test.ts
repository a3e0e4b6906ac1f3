import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { directoryPage } from '../../src/http/directory-page.ts'
import { assetsOf } from '../../src/simulator/assets.ts'
import { TODAY, testApp } from '../support/app.ts'
import { MONDAY_MORNING, seededDirectory } from '../support/directory.ts'
import { type Options, openLine, pagesOfLine } from './browser.ts'

const openPage = pagesOfLine(async () => {
  const { db } = await seededDirectory()
  const { hotline, pages } = testApp()
  const { states } = hotline
  const { styles } = assetsOf(pages).directory
  const http = new Hono().route(
    '/',
    directoryPage(
      () => db,
      () => TODAY,
      { states, styles, now: () => MONDAY_MORNING },
    ),
  )
  return openLine({ http, path: 'directory' })
})

async function open(options?: Options) {
  const watched = await openPage(options)
  const { page } = watched
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return {
    ...watched,
    press,
    caption: page.locator('caption').first(),
    evaluate: (script: string) => page.evaluate(script),
  }
}

describe('the directory in Chromium', () => {
  test('a worker looks up legal help for a family, then its consulate, and the place goes along', async () => {
    const { page, press, caption, sent } = await open()
    await page.getByLabel('Category').selectOption('Legal help')
    await page.getByLabel('Where the family is').fill('77002')
    await press('Show')
    await page.getByRole('heading', { name: 'Legal help, as a family at Houston TX 77002 is told it' }).waitFor()
    await press('Consulates')
    expect(await page.getByLabel('Where the family is').inputValue()).toBe('77002')
    await page.getByLabel('Country').selectOption('Mexico')
    await press('Show')
    await page.getByText('1. Consulate General of Mexico in Houston').waitFor()
    expect(await caption.textContent()).toBe('Consulates 1–3 of 3')
    expect(sent.map(({ place }) => place)).toEqual(['77002', '77002', '77002'])
    expect(page.url()).not.toContain('77002')
  })

  test('it all works without a script', async () => {
    const { page, press, caption } = await open({ javaScriptEnabled: false })
    await press('Next 50')
    expect(await caption.textContent()).toBe('Services 51–100 of 601')
    await press('Previous 50')
    expect(await caption.textContent()).toBe('Services 1–50 of 601')
    await page.getByLabel('Words').fill('catholic')
    await page.keyboard.press('Enter')
    await expect.poll(() => caption.textContent()).not.toContain('of 601')
  })

  test('by keyboard alone: past the filters to the list', async () => {
    const { page, evaluate } = await open()
    await page.keyboard.press('Tab')
    expect(await evaluate('document.activeElement.textContent')).toBe('Skip to the list')
    expect(await evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.press('Enter')
    expect(await evaluate('document.activeElement.id')).toBe('list')
  })

  test('every control has a name, on every list', async () => {
    const { page, press } = await open()
    for (const list of ['Consulates', 'ID programs', 'Hotlines', 'Services']) {
      await press(list)
      expect(await page.getByRole('button', { name: list }).getAttribute('aria-current')).toBe('page')
      const tree = await page.locator('body').ariaSnapshot()
      expect(tree).not.toMatch(
        /- (button|textbox|combobox|checkbox|link|table|search|navigation|region)(\s*\[.*\])?:?$/m,
      )
      expect(tree).toMatch(/heading .* \[level=1\]/)
    }
  })

  test.each([320, 360, 800, 1100])('a screen of %i pixels needs no sideways scrolling', async (width) => {
    const { press, page, evaluate } = await open({ viewport: { width, height: 740 } })
    for (const list of ['Consulates', 'ID programs', 'Hotlines', 'Services']) {
      await press(list)
      expect(await evaluate('document.documentElement.scrollWidth'), list).toBeLessThanOrEqual(width)
    }
    expect(await page.getByRole('row').count()).toBe(51) // a table to whoever listens to it, laid out as cards or not
    expect(await page.getByRole('rowheader').count()).toBe(50)
  })

  test('on a telephone the answer comes into view', async () => {
    const { page, press, evaluate } = await open({ viewport: { width: 360, height: 740 } })
    await page.getByLabel('Category').selectOption('Food')
    await press('Show')
    await page.getByText('Services 1–').waitFor()
    expect(await evaluate(`document.querySelector('#list').getBoundingClientRect().top`)).toBeLessThan(200)
  })

  test('dark where that is asked for', async () => {
    const { evaluate } = await open({ colorScheme: 'dark' })
    expect(await evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(25, 21, 18)')
  })

  test('every text reaches a contrast of 4.5 to 1, by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { press, evaluate } = await open({ colorScheme })
      await press('ID programs')
      expect(await evaluate(TOO_FAINT), colorScheme).toEqual([])
    }
  })

  test('a sheet on paper is black on white, and holds only what families are given', async () => {
    const { page, press } = await open({ colorScheme: 'dark' })
    await page.getByLabel('Words').fill('rapid response')
    await press('Show')
    expect(await page.locator('tr.never').count()).toBeGreaterThan(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('tr.never:visible').count()).toBe(0)
    expect(await page.locator('form:visible').count()).toBe(0)
    expect(await page.getByText('Source', { exact: true }).first().isVisible()).toBe(false)
    await page.getByText('What families are not given is left out.').waitFor()
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
  })

  test('nothing stays in the browser, and the tab names nothing', async () => {
    const { page, evaluate } = await open()
    expect(await page.context().cookies()).toEqual([])
    expect(await evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    expect(await page.title()).toBe('Promotora')
  })
})

/** The texts whose ink is too near to their paper, by the contrast of WCAG 2.2. */
const TOO_FAINT = `(() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const paperOf = (element) => {
    const paper = getComputedStyle(element).backgroundColor
    return paper.endsWith(', 0)') && element.parentElement ? paperOf(element.parentElement) : paper
  }
  const faint = new Set()
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    if (!hasText || !element.checkVisibility()) continue
    const [low, high] = [light(getComputedStyle(element).color), light(paperOf(element))].sort((a, b) => a - b)
    if ((high + 0.05) / (low + 0.05) < 4.5) faint.add(element.tagName + '.' + element.className)
  }
  return [...faint]
})()`
