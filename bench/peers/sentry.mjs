export { getReplay, init, replayIntegration } from '@sentry/browser';
