import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { testApp } from '../support/app.ts'

const CHROMIUM = '/usr/bin/chromium'
/** Why there is nothing to test with, if so. */
export const NO_BROWSER = existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is missing: apt-get install chromium`
const QUIET = '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update'
/** What the page's policy refused, said where the test hears it. */
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) => console.error('refused: ' + event.effectiveDirective))`

/** What a page did that it should not have done, and the messages it sent. */
export type Watched = { page: Page; faults: string[]; sent: Record<string, unknown>[] }
export type Options = Parameters<Browser['newPage']>[0]

/** The line as it ships, or a part of it, served on a free port, and a browser to open it in. */
export async function openLine({ http = createApp(testApp()), path = '' }: { http?: Hono; path?: string } = {}) {
  const { server, address } = await listening(http)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-sync', ...QUIET.split(' ')],
  })
  return {
    async open(options: Options = {}): Promise<Watched> {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...options })
      const watched: Watched = { page, faults: [], sent: [] }
      await page.addInitScript(TELL_VIOLATIONS)
      page.on('pageerror', (error) => watched.faults.push(String(error)))
      page.on('console', (line) => line.text().startsWith('refused: ') && watched.faults.push(line.text()))
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && !request.url().startsWith('data:')) watched.faults.push(request.url())
        if (request.method() === 'POST') watched.sent.push(request.postDataJSON())
      })
      await page.goto(`${address}${path}`)
      return watched
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/**
 * Opens a line once for the tests of a file. Each test opens its own pages, which close with it and must have met no
 * fault. Without a browser the tests are skipped, but not where everything is installed.
 */
export function pagesOfLine(start: () => ReturnType<typeof openLine>): (options?: Options) => Promise<Watched> {
  let line: Awaited<ReturnType<typeof openLine>>
  let opened: Watched[] = []
  beforeAll(async () => {
    if (!NO_BROWSER) line = await start()
  })
  afterAll(async () => {
    if (!NO_BROWSER) await line.close()
  })
  beforeEach((context) => {
    if (NO_BROWSER && process.env.CI === 'true') throw new Error(NO_BROWSER)
    context.skip(NO_BROWSER !== undefined, NO_BROWSER)
  })
  afterEach(async () => {
    const faults = opened.flatMap((watched) => watched.faults)
    await Promise.all(opened.map(({ page }) => page.context().close()))
    opened = []
    expect(faults, 'errors, refusals of the policy, requests elsewhere').toEqual([])
  })
  return async (options) => {
    const watched = await line.open(options)
    opened.push(watched)
    return watched
  }
}

function listening({ fetch }: Hono): Promise<{ server: ReturnType<typeof serve>; address: string }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({ server, address: `http://127.0.0.1:${port}/` }),
    )
  })
}
