import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SourceFile } from '../flow/yaml-file.ts'

/**
 * Replaces files below a folder, all or none: each is written beside its place first, then all are moved in. Where one move
 * fails, those before it are taken back.
 */
export function replaceFiles(root: string, files: readonly SourceFile[]): void {
  const placed = files.map(({ path, text }) => ({ path: join(root, path), beside: join(root, `${path}.new`), text }))
  const done: { path: string; was: string | undefined }[] = []
  try {
    for (const { beside, text } of placed) {
      mkdirSync(dirname(beside), { recursive: true })
      writeFileSync(beside, text)
    }
    for (const { path, beside } of placed) {
      const was = textOf(path)
      renameSync(beside, path)
      done.push({ path, was })
    }
  } catch (error) {
    for (const { path, was } of done.reverse()) {
      if (was === undefined) rmSync(path, { force: true })
      else writeFileSync(path, was)
    }
    throw error
  } finally {
    for (const { beside } of placed) rmSync(beside, { force: true })
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
