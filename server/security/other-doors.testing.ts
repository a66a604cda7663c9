import { z } from 'zod'
import type { Route } from '../../contract/route.ts'

const door = (name: string, method: Route['method'], path: string, more: Partial<Route> = {}): Route => ({
  ...{ name, method, path, summary: '', tags: [], reply: z.unknown(), access: 'public' as const, ...more },
})
const Text = z.string()

/** Ways in that aren't in the contract, as routes: sign-in, Open311, pages, figures. What they take is written here. */
export const otherDoors: readonly Route[] = [
  door('sign-in by mail', 'POST', '/api/auth/sign-in/email', {
    body: z.object({ email: z.email(), password: Text, rememberMe: z.boolean(), callbackURL: Text }),
  }),
  door('sign-in by code', 'POST', '/api/auth/sign-in/email-otp', { body: z.object({ email: z.email(), otp: Text }) }),
  door('sign-in by provider', 'POST', '/api/auth/sign-in/social', {
    body: z.object({ provider: Text, callbackURL: Text, idToken: z.object({ token: Text }) }),
  }),
  door('sign-out', 'POST', '/api/auth/sign-out', { body: z.object({}) }),
  door('a code by phone', 'POST', '/api/auth/phone-number/send-otp', { body: z.object({ phoneNumber: Text }) }),
  door('sign-in by phone', 'POST', '/api/auth/phone-number/verify', {
    body: z.object({ phoneNumber: Text, code: Text }),
  }),
  door('a code by mail', 'POST', '/api/auth/email-otp/send-verification-otp', {
    body: z.object({ email: z.email(), type: z.enum(['sign-in', 'email-verification', 'forget-password']) }),
  }),
  door('a new password', 'POST', '/api/auth/email-otp/reset-password', {
    body: z.object({ email: z.email(), otp: Text, password: Text }),
  }),
  door('change the password', 'POST', '/api/auth/change-password', {
    body: z.object({ currentPassword: Text, newPassword: Text, revokeOtherSessions: z.boolean() }),
  }),
  door('change the name', 'POST', '/api/auth/update-user', {
    body: z.object({ name: Text, image: Text, phoneNumber: Text }),
  }),
  door('a second factor', 'POST', '/api/auth/two-factor/verify-totp', {
    body: z.object({ code: Text, trustDevice: z.boolean() }),
  }),
  door('a passkey', 'POST', '/api/auth/passkey/verify-authentication', {
    body: z.object({ response: z.object({ id: Text, rawId: Text }) }),
  }),
  door('options of passkeys', 'GET', '/api/auth/passkey/generate-authenticate-options'),
  door('back from the provider', 'GET', '/api/auth/callback/:id', {
    params: z.object({ id: Text }),
    query: z.object({ code: Text, state: Text, error: Text }),
  }),
  door('whatever else of sign-in', 'GET', '/api/auth/:id', {
    params: z.object({ id: Text }),
    query: z.object({ a: Text }),
  }),
  door('Open311 discovery', 'GET', '/open311/v2/discovery.:format', {
    params: z.object({ format: Text }),
    query: z.object({ jurisdiction_id: Text }),
  }),
  door('Open311 services', 'GET', '/open311/v2/services/:id', {
    params: z.object({ id: Text }),
    query: z.object({ jurisdiction_id: Text }),
  }),
  door('Open311 requests', 'GET', '/open311/v2/requests.json', {
    query: z.object({
      ...{
        service_request_id: Text,
        service_code: Text,
        start_date: z.iso.datetime(),
        end_date: z.iso.datetime(),
        status: Text,
      },
      ...{
        updated_after: z.iso.datetime(),
        page: z.int(),
        page_size: z.int(),
        lat: z.number(),
        long: z.number(),
        radius: z.number(),
      },
    }),
  }),
  door('an Open311 request', 'GET', '/open311/v2/requests/:id', { params: z.object({ id: Text }) }),
  door('Open311 sends', 'POST', '/open311/v2/requests.xml', {
    body: z.object({
      ...{ api_key: Text, service_code: Text, lat: z.number(), long: z.number(), address_string: Text },
      ...{ email: Text, phone: Text, description: Text, media_url: Text },
    }),
  }),
  door('Open311 updates', 'GET', '/open311/v2/servicerequestupdates.json', {
    query: z.object({ start_date: z.iso.datetime(), end_date: z.iso.datetime(), service_request_id: Text }),
  }),
  door('an Open311 update', 'POST', '/open311/v2/servicerequestupdates.json', {
    body: z.object({
      ...{ api_key: Text, service_request_id: Text, update_id: Text, status: Text },
      ...{ description: Text, updated_datetime: Text },
    }),
  }),
  door('a page', 'GET', '/:id', { params: z.object({ id: Text }), query: z.object({ a: Text }) }),
  door('a page of a district', 'GET', '/t/:id/report', { params: z.object({ id: Text }) }),
  door('a file of the pages', 'GET', '/assets/:id', { params: z.object({ id: Text }) }),
  door('figures', 'GET', '/metrics', { query: z.object({ a: Text }) }),
  door('health', 'GET', '/health/ready', { query: z.object({ a: Text }) }),
  door('the document', 'GET', '/api/docs/:id', { params: z.object({ id: Text }) }),
  door('what is shared', 'POST', '/share', { body: z.object({ title: Text }) }),
]
