import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/app.ts'

type Package = {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
type Locked = { hasInstallScript?: boolean; resolved?: string; integrity?: string; dev?: boolean; optional?: boolean }
const read = <Shape>(file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Shape
const REGISTRY = 'https://registry.npmjs.org/' // npm leaves it out of the lock file
const own = read<Package>('package.json')
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json')
const locked = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('every package that brings an install script is on the list, and none on it may run one', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
  expect(scripted.filter((name) => !(name in own.allowScripts))).toEqual([])
  expect(Object.entries(own.allowScripts).filter(([, may]) => may)).toEqual([])
})

test('what we depend on is named by its exact version', () => {
  const named = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies }
  expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('every package comes from the registry, under a checksum', () => {
  const strange = locked.filter(
    ([, { resolved = REGISTRY, integrity }]) => !resolved.startsWith(REGISTRY) || !integrity?.startsWith('sha512-'),
  )
  expect(strange.map(([path]) => path)).toEqual([])
})
