/** The parts of govuk-frontend's scripts that we use; the package ships no types. */
declare module 'govuk-frontend' {
  type ComponentClass = { readonly moduleName: string };
  export function isSupported(): boolean;
  export function createAll(component: ComponentClass, config?: object): unknown[];
  export const Accordion: ComponentClass;
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const Radios: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  export const Tabs: ComponentClass;
}
