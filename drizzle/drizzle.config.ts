/**
 * What writes a migration for what changed in the schema:
 * `npm install --no-save drizzle-kit@0.31.11 && npx drizzle-kit generate --config drizzle/drizzle.config.ts --name NAME`.
 * drizzle-kit is no dependency: nothing that runs or is tested needs it.
 */
export default {
  dialect: 'sqlite',
  schema: './src/directory/schema*.ts',
  out: './drizzle/migrations',
}
