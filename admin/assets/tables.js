// Replaces the parts of AdminJS that name their maker or lead out of this site. Plain React calls:
// nothing is bundled at start.
(() => {
  const nothing = () => null;
  const { createElement } = globalThis.React;

  const Dashboard = () => {
    const { resources } = globalThis.REDUX_STATE;
    const reachable = resources.filter(({ href }) => href);
    const first = reachable[0];
    if (first) globalThis.location.replace(first.href);
    return createElement('div', { className: 'tables-wait' }, '…');
  };

  // The header above already says where one is and who; here only the button that opens the list of
  // tables on a narrow screen.
  const TopBar = ({ toggleSidebar }) =>
    createElement(
      'button',
      { className: 'tables-menu', type: 'button', onClick: toggleSidebar, 'aria-label': '☰' },
      '☰',
    );

  globalThis.AdminJS.UserComponents = {
    DashboardRoute: Dashboard,
    TopBar,
    Version: nothing,
    LoggedIn: nothing,
    SidebarBranding: nothing,
    SidebarFooter: nothing,
    SidebarPages: nothing,
    Footer: nothing,
  };
})();
