import type { Db } from './database.ts'
import { circlesAround } from './nearest.ts'
import type { Place } from './places.ts'
import { areasAround } from './served-areas.ts'
import { detailsOf, type ServiceDetails } from './service-details.ts'
import type { ServiceIds } from './service-ids.ts'
import { serviceQueries } from './service-queries.ts'

/**
 * Loads services that may be shown, in the order of their row ids; hidden ones are left out, and those of another category
 * where one is named. The place may still be on its way: they are read meanwhile.
 */
export async function loadServices(
  db: Db,
  ids: ServiceIds,
  category: string | undefined,
  placed: Promise<Place | undefined>,
): Promise<ServiceDetails[]> {
  const asked = { category: category ?? null, everyArea: 1, ...areasAround(undefined) }
  const queries = serviceQueries(db)
  const [stored, place] = await Promise.all([
    'refs' in ids
      ? queries.refs({ services: JSON.stringify(ids.refs), ...asked })
      : queries.rows({ services: JSON.stringify(ids.rows), ...asked }),
    placed,
  ])
  return detailsOf(stored, place)
}

/** Loads the services of a category near a point, nearest first, and those whose area holds the place: in one statement. */
export async function searchServices(
  db: Db,
  category: string,
  place: Place | undefined,
  near: { from: Place | undefined; withinMiles: number },
) {
  const circles = circlesAround(near.from?.point, near.withinMiles)
  const stored = await serviceQueries(db).search({ category, everyArea: 0, ...areasAround(place), ...circles })
  return {
    details: detailsOf(stored, place),
    near: stored.near,
    serving: new Set(stored.serving.map(({ id }) => id)),
  }
}
