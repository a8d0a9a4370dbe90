/** Whether the system is macOS, where a press with Ctrl asks for the menu, and commands have ⌘. */
export const IS_MAC = navigator.platform.startsWith('Mac');
