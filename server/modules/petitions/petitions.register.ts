import type { FastifyInstance } from 'fastify'
import { servePetitions } from './petitions.routes.ts'

/** Puts petitions into the application. */
export function registerPetitions(app: FastifyInstance): void {
  servePetitions(app)
}
