// Which rooms' sentences only the server and the command line speak. The build of the pane leaves them out (vite.config.ts), a tenth of what
// it loads first; a test makes sure that nothing the pane can reach asks for one.

/** File names below messages/. */
export const SERVER_ROOMS: readonly string[] = ['cli', 'cluster', 'install', 'operations', 'server'];
