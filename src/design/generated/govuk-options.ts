// Written by tools/generate-govuk-types.ts from govuk-frontend. Do not edit.
import type { Html } from '../html.ts';

/** Null, undefined and false leave a value out of an attribute or leave a part out. */
export type Nothing = null | undefined | false;

/** Extra attributes of an element; values are escaped. */
export type AttributeOptions = Record<string, string | number | boolean | null | undefined>;

/** Options of the accordion component. */
export type AccordionOptions = {
  /** Must be unique across the domain of your service if `rememberExpanded` is `true` (as the expanded state of individual instances of the component persists across page loads using [session storage](https://developer.mozilla.org/en-US/docs/Web/API/Window/sessionStorage)). Used as an `id` in the HTML for the accordion as a whole, and also as a prefix for the `id`s of the section contents and the buttons that open them, so that those `id`s can be the target of `aria-control` attributes. */
  id: string;
  /** Heading level, from `1` to `6`. Default is `2`. */
  headingLevel?: number | Nothing;
  /** Classes to add to the accordion. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the accordion. */
  attributes?: AttributeOptions | Nothing;
  /** Whether the expanded/collapsed state of the accordion should be saved when a user leaves the page and restored when they return. Default is `true`. */
  rememberExpanded?: boolean | Nothing;
  /** The text content of the 'Hide all sections' button at the top of the accordion when all sections are expanded. */
  hideAllSectionsText?: string | Nothing;
  /** The text content of the 'Hide' button within each section of the accordion, which is visible when the section is expanded. */
  hideSectionText?: string | Nothing;
  /** Text made available to assistive technologies, like screen-readers, as the final part of the toggle's accessible name when the section is expanded. Defaults to `"Hide this section"`. */
  hideSectionAriaLabelText?: string | Nothing;
  /** The text content of the 'Show all sections' button at the top of the accordion when at least one section is collapsed. */
  showAllSectionsText?: string | Nothing;
  /** The text content of the 'Show' button within each section of the accordion, which is visible when the section is collapsed. */
  showSectionText?: string | Nothing;
  /** Text made available to assistive technologies, like screen-readers, as the final part of the toggle's accessible name when the section is collapsed. Defaults to `"Show this section"`. */
  showSectionAriaLabelText?: string | Nothing;
  /** The sections within the accordion. */
  items: ({
    /** The heading of each accordion section. */
    heading: {
      /** If `html` is set, this is not required. The heading text of each section. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** If `text` is set, this is not required. The heading HTML content of each section. The header is inside the HTML `<button>` element, so you can only add [phrasing content](https://html.spec.whatwg.org/#phrasing-content) to it. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    };
    /** The summary line of each accordion section. */
    summary?: {
      /** The summary line text content of each section. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** The summary line HTML content of each section. The summary line is inside the HTML `<button>` element, so you can only add [phrasing content](https://html.spec.whatwg.org/#phrasing-content) to it. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** The content of each accordion section. */
    content: {
      /** If `html` is set, this is not required. The text content of each section, which is hidden when the section is closed. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** If `text` is set, this is not required. The HTML content of each section, which is hidden when the section is closed. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    };
    /** Sets whether the section should be expanded when the page loads for the first time. Defaults to `false`. */
    expanded?: boolean | Nothing;
  } | Nothing)[];
};

/** Options of the back-link component. */
export type BackLinkOptions = {
  /** Text to use within the back link component. If `html` is provided, the `text` option will be ignored. Defaults to `"Back"`. */
  text?: string | number | Nothing;
  /** HTML to use within the back link component. If `html` is provided, the `text` option will be ignored. Defaults to `"Back"`. */
  html?: Html | Nothing;
  /** The value of the link's `href` attribute. */
  href: string;
  /** Classes to add to the anchor tag. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the anchor tag. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the breadcrumbs component. */
export type BreadcrumbsOptions = {
  /** The items within breadcrumbs. */
  items: ({
    /** If `html` is set, this is not required. Text to use within the breadcrumbs item. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML to use within the breadcrumbs item. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Link for the breadcrumbs item. If not specified, breadcrumbs item is a normal list item. */
    href?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the individual crumb. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[];
  /** Classes to add to the breadcrumbs container. */
  classes?: string | Nothing;
  /** When true, the breadcrumbs will collapse to the first and last item only on tablet breakpoint and below. */
  collapseOnMobile?: boolean | Nothing;
  /** HTML attributes (for example data attributes) to add to the breadcrumbs container. */
  attributes?: AttributeOptions | Nothing;
  /** Plain text label identifying the landmark to screen readers. Defaults to "Breadcrumb". */
  labelText?: string | Nothing;
};

/** Options of the button component. */
export type ButtonOptions = {
  /** If `html` is set, this is not required. Text for the button. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML for the button. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** Type of the button, determining its behaviour in forms – `"button"`, `"submit"` or `"reset"`. Defaults to `"submit"`. This has no effect if `href` is set. */
  type?: string | Nothing;
  /** Name of the button, sent when a form is submitted. This has no effect if `href` is set. */
  name?: string | Nothing;
  /** Value of the button, sent when a form is submitted. This has no effect if `href` is set. */
  value?: string | number | Nothing;
  /** Whether the button should be disabled. `disabled` and `aria-disabled` attributes will be set automatically. This has no effect if `href` is set. */
  disabled?: boolean | Nothing;
  /** The URL that the button should link to. */
  href?: string | Nothing;
  /** Classes to add to the button. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the button. */
  attributes?: AttributeOptions | Nothing;
  /** Prevent accidental double clicks on submit buttons from submitting forms multiple times. This has no effect if `href` is set. */
  preventDoubleClick?: boolean | Nothing;
  /** Use for the main call to action on your service's start page. */
  isStartButton?: boolean | Nothing;
  /** The ID of the button. */
  id?: string | Nothing;
};

/** Options of the character-count component. */
export type CharacterCountOptions = {
  /** The ID of the textarea. Defaults to the value of `name`. */
  id?: string | Nothing;
  /** The name of the textarea, which is submitted with the form data. */
  name: string;
  /** Optional number of textarea rows (default is 5 rows). */
  rows?: string | Nothing;
  /** Optional initial value of the textarea. */
  value?: string | number | Nothing;
  /** The maximum number of characters (or words if `countType` is set to `"words"`). */
  maxlength: string;
  /** The maximum number of words. Replaced by the `maxlength` and `countType: "words"` options. */
  maxwords?: string | Nothing;
  /** The percentage value of the limit at which point the count message is displayed. If this attribute is set, the count message will be hidden by default. */
  threshold?: string | Nothing;
  /** The count type used to count the text – `"length"` or `"words"`. Defaults to `"length"`. */
  countType?: string | Nothing;
  /** The label used by the character count component. */
  label: LabelOptions;
  /** Can be used to add a hint to the character count component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the character count component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the character count component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the textarea used by the character count component. */
    beforeInput?: {
      /** Text to add before the textarea. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the textarea. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the textarea used by the character count component. */
    afterInput?: {
      /** Text to add after the textarea. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the textarea. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Classes to add to the textarea. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the textarea. */
  attributes?: AttributeOptions | Nothing;
  /** Optional field to enable or disable the `spellcheck` attribute on the character count. */
  spellcheck?: boolean | Nothing;
  /** Additional options for the count message used by the character count component. */
  countMessage?: {
    /** Classes to add to the count message. */
    classes?: string | Nothing;
  } | Nothing;
  /** Message made available to assistive technologies to describe that the component accepts only a limited amount of content. It is visible on the page if `countType` is not supported or JavaScript is unavailable. The component will replace the `%{count}` placeholder with the value of the `maxlength` parameter. */
  textareaDescriptionText?: string | Nothing;
  /** Message displayed when the number of characters is under the configured maximum, `maxlength`. This message is displayed visually and through assistive technologies. The component will replace the `%{count}` placeholder with the number of remaining characters. [Our pluralisation rules apply to this macro option](https://frontend.design-system.service.gov.uk/localise-govuk-frontend/#understanding-pluralisation-rules). */
  charactersUnderLimitText?: Record<string, unknown> | Nothing;
  /** Message displayed when the number of characters reaches the configured maximum, `maxlength`. This message is displayed visually and through assistive technologies. */
  charactersAtLimitText?: string | Nothing;
  /** Message displayed when the number of characters is over the configured maximum, `maxlength`. This message is displayed visually and through assistive technologies. The component will replace the `%{count}` placeholder with the number of characters above the maximum.[Our pluralisation rules apply to this macro option](https://frontend.design-system.service.gov.uk/localise-govuk-frontend/#understanding-pluralisation-rules). */
  charactersOverLimitText?: Record<string, unknown> | Nothing;
  /** Message displayed when the number of words is under the configured maximum, `maxlength` with `countType: "words"`. This message is displayed visually and through assistive technologies. The component will replace the `%{count}` placeholder with the number of remaining words. [Our pluralisation rules apply to this macro option](https://frontend.design-system.service.gov.uk/localise-govuk-frontend/#understanding-pluralisation-rules). */
  wordsUnderLimitText?: Record<string, unknown> | Nothing;
  /** Message displayed when the number of words reaches the configured maximum, `maxlength` with `countType: "words"`. This message is displayed visually and through assistive technologies. */
  wordsAtLimitText?: string | Nothing;
  /** Message displayed when the number of words is over the configured maximum, `maxlength` with `countType: "words"`. This message is displayed visually and through assistive technologies. The component will replace the `%{count}` placeholder with the number of words above the maximum. [Our pluralisation rules apply to this macro option](https://frontend.design-system.service.gov.uk/localise-govuk-frontend/#understanding-pluralisation-rules). */
  wordsOverLimitText?: Record<string, unknown> | Nothing;
};

/** Options of the checkboxes component. */
export type CheckboxesOptions = {
  /** One or more element IDs to add to the input `aria-describedby` attribute without a fieldset, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** Can be used to add a fieldset to the checkboxes component. */
  fieldset?: FieldsetOptions | Nothing;
  /** Can be used to add a hint to the checkboxes component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the checkboxes component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the checkboxes component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before all checkbox items within the checkboxes component. */
    beforeInputs?: {
      /** Text to add before all checkbox items. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before all checkbox items. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after all checkbox items within the checkboxes component. */
    afterInputs?: {
      /** Text to add after all checkbox items. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after all checkbox items. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Optional prefix. This is used to prefix the `id` attribute for each checkbox item input, hint and error message, separated by `-`. Defaults to the `name` option value. */
  idPrefix?: string | Nothing;
  /** Name attribute for all checkbox items. */
  name: string;
  /** The checkbox items within the checkboxes component. */
  items: ({
    /** If `html` is set, this is not required. Text to use within each checkbox item label. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML to use within each checkbox item label. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Specific ID attribute for the checkbox item. If omitted, then component global `idPrefix` option will be applied. */
    id?: string | Nothing;
    /** Specific name for the checkbox item. If omitted, then component global `name` string will be applied. */
    name?: string | Nothing;
    /** Value for the checkbox input. */
    value: string | number;
    /** Subset of options for the label used by each checkbox item within the checkboxes component. */
    label?: {
      /** Classes to add to the label tag. */
      classes?: string | Nothing;
      /** HTML attributes (for example data attributes) to add to the label tag. */
      attributes?: AttributeOptions | Nothing;
    } | Nothing;
    /** Can be used to add a hint to each checkbox item within the checkboxes component. */
    hint?: HintOptions | Nothing;
    /** Divider text to separate checkbox items, for example the text `"or"`. */
    divider?: string | Nothing;
    /** Whether the checkbox should be checked when the page loads. Takes precedence over the top-level `values` option. */
    checked?: boolean | Nothing;
    /** Provide additional content to reveal when the checkbox is checked. */
    conditional?: {
      /** The HTML to reveal when the checkbox is checked. */
      html?: Html | Nothing;
    } | Nothing;
    /** If set to `"exclusive"`, implements a 'None of these' type behaviour via JavaScript when checkboxes are clicked. */
    behaviour?: string | Nothing;
    /** If `true`, checkbox will be disabled. */
    disabled?: boolean | Nothing;
    /** HTML attributes (for example data attributes) to add to the checkbox input tag. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[];
  /** Array of values for checkboxes which should be checked when the page loads. Use this as an alternative to setting the `checked` option on each individual item. */
  values?: readonly (string | Nothing)[] | Nothing;
  /** Classes to add to the checkboxes container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the checkboxes container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the date-input component. */
export type DateInputOptions = {
  /** This is used for the main component and to compose the ID attribute for each item. */
  id: string;
  /** Optional prefix. This is used to prefix each item `name`, separated by `-`. */
  namePrefix?: string | Nothing;
  /** The inputs within the date input component. */
  items?: ({
    /** Item-specific ID. If provided, it will be used instead of the generated ID. */
    id?: string | Nothing;
    /** Item-specific name attribute. */
    name: string;
    /** Item-specific label text. If provided, this will be used instead of `name` for item label text. */
    label?: string | Nothing;
    /** If provided, it will be used as the initial value of the input. */
    value?: string | number | Nothing;
    /** If set to `true`, it will show a red error border on the item input. If provided, you must set the top-level `errorMessage` option to add an error message to the date input component. */
    error?: boolean | Nothing;
    /** Attribute to meet [WCAG success criterion 1.3.5: Identify input purpose](https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html), for instance `"bday-day"`. See the [Autofill section in the HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill) section in the HTML standard for full list of attributes that can be used. */
    autocomplete?: string | Nothing;
    /** Attribute to [provide a regular expression pattern](https://html.spec.whatwg.org/multipage/input.html#the-pattern-attribute), used to match allowed character combinations for the input value. */
    pattern?: string | Nothing;
    /** Classes to add to date input item. */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the date input tag. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[] | Nothing;
  /** Can be used to add a hint to a date input component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the date input component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the date input component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the inputs used by the date input component. */
    beforeInputs?: {
      /** Text to add before the inputs. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the inputs. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the inputs used by the date input component. */
    afterInputs?: {
      /** Text to add after the inputs. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the inputs. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Can be used to add a fieldset to the date input component. */
  fieldset?: FieldsetOptions | Nothing;
  /** Options for the day input within the date input component. See items. */
  day?: Record<string, unknown> | Nothing;
  /** Options for the month input within the date input component. See items. */
  month?: Record<string, unknown> | Nothing;
  /** Options for the year input within the date input component. See items. */
  year?: Record<string, unknown> | Nothing;
  /** Specify `value` attributes for the date parts without setting items. You can also use the `name` for the fields as keys, including any `namePrefix`. */
  values?: {
    /** The `value` attribute for the day input. */
    day?: string | Nothing;
    /** The `value` attribute for the month input. */
    month?: string | Nothing;
    /** The `value` attribute for the year input. */
    year?: string | Nothing;
  } | Nothing;
  /** Classes to add to the date-input container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the date-input container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the details component. */
export type DetailsOptions = {
  /** If `summmaryHtml` is set, this is not required. Text to use within the summary element (the visible part of the details element). If `summaryHtml` is provided, the `summaryText` option will be ignored. */
  summaryText?: string | Nothing;
  /** If `summmaryText` is set, this is not required. HTML to use within the summary element (the visible part of the details element). If `summaryHtml` is provided, the `summaryText` option will be ignored. */
  summaryHtml?: Html | Nothing;
  /** If `html` is set, this is not required. Text to use within the disclosed part of the details element. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the disclosed part of the details element. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** ID to add to the details element. */
  id?: string | Nothing;
  /** If `true`, details element will be expanded. */
  open?: boolean | Nothing;
  /** Classes to add to the `<details>` element. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the `<details>` element. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the error-message component. */
export type ErrorMessageOptions = {
  /** If `html` is set, this is not required. Text to use within the error message. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the error message. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** ID attribute to add to the error message `<p>` tag. */
  id?: string | Nothing;
  /** Classes to add to the error message `<p>` tag. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the error message `<p>` tag. */
  attributes?: AttributeOptions | Nothing;
  /** A visually hidden prefix used before the error message. Defaults to `"Error"`. */
  visuallyHiddenText?: string | Nothing;
};

/** Options of the error-summary component. */
export type ErrorSummaryOptions = {
  /** If `titleHtml` is set, this is not required. Text to use for the heading of the error summary block. If `titleHtml` is provided, `titleText` will be ignored. */
  titleText?: string | Nothing;
  /** If `titleText` is set, this is not required. HTML to use for the heading of the error summary block. If `titleHtml` is provided, `titleText` will be ignored. */
  titleHtml?: Html | Nothing;
  /** Text to use for the description of the errors. If you set `descriptionHtml`, the component will ignore `descriptionText`. */
  descriptionText?: string | Nothing;
  /** HTML to use for the description of the errors. If you set this option, the component will ignore `descriptionText`. */
  descriptionHtml?: Html | Nothing;
  /** A list of errors to include in the error summary. */
  errorList?: ({
    /** Href attribute for the error link item. If provided item will be an anchor. */
    href?: string | Nothing;
    /** If `html` is set, this is not required. Text for the error link item. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML for the error link item. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** HTML attributes (for example data attributes) to add to the error link anchor. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[] | Nothing;
  /** Prevent moving focus to the error summary when the page loads. */
  disableAutoFocus?: boolean | Nothing;
  /** Classes to add to the error-summary container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the error-summary container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the fieldset component. */
export type FieldsetOptions = {
  /** One or more element IDs to add to the `aria-describedby` attribute, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** The legend for the fieldset component. */
  legend?: {
    /** If `html` is set, this is not required. Text to use within the legend. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML to use within the legend. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Classes to add to the legend. */
    classes?: string | Nothing;
    /** Whether the legend also acts as the heading for the page. */
    isPageHeading?: boolean | Nothing;
  } | Nothing;
  /** Classes to add to the fieldset container. */
  classes?: string | Nothing;
  /** Optional ARIA role attribute. */
  role?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the fieldset container. */
  attributes?: AttributeOptions | Nothing;
  /** HTML to use/render within the fieldset element. */
  html?: Html | Nothing;
};

/** Options of the file-upload component. */
export type FileUploadOptions = {
  /** The name of the input, which is submitted with the form data. */
  name: string;
  /** The ID of the input. Defaults to the value of `name`. If `javascript` is provided, this ID will be on the button of the improved version, and the hidden input's ID will get the suffix "-input". */
  id?: string | Nothing;
  /** If `true`, file input will be disabled. */
  disabled?: boolean | Nothing;
  /** If `true`, a user may select multiple files at the same time. The exact mechanism to do this differs depending on operating system. */
  multiple?: boolean | Nothing;
  /** One or more element IDs to add to the `aria-describedby` attribute, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** The label used by the file upload component. */
  label: LabelOptions;
  /** Can be used to add a hint to the file upload component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the file upload component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the file upload component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the input used by the file upload component. */
    beforeInput?: {
      /** Text to add before the input. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the input. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the input used by the file upload component. */
    afterInput?: {
      /** Text to add after the input. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the input. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Can be used to enable JavaScript enhancements for the component. */
  javascript?: boolean | Nothing;
  /** The text of the button that opens the file picker. Default is `"Choose file"`. If `javascript` is not provided, this option will be ignored. */
  chooseFilesButtonText?: string | Nothing;
  /** The text informing users they can drop files. Default is `"or drop file"`. If `javascript` is not provided, this option will be ignored. */
  dropInstructionText?: string | Nothing;
  /** The text displayed when multiple files have been chosen by the user. The component will replace the `%{count}` placeholder with the number of files selected. [Our pluralisation rules apply to this macro option](https://frontend.design-system.service.gov.uk/localise-govuk-frontend/#understanding-pluralisation-rules). If `javascript` is not provided, this option will be ignored. */
  multipleFilesChosenText?: Record<string, unknown> | Nothing;
  /** The text displayed when no file has been chosen by the user. Default is `"No file chosen"`. If `javascript` is not provided, this option will be ignored. */
  noFileChosenText?: string | Nothing;
  /** The text announced by assistive technology when user drags files and enters the drop zone. Default is `"Entered drop zone"`. If `javascript` is not provided, this option will be ignored. */
  enteredDropZoneText?: string | Nothing;
  /** The text announced by assistive technology when user drags files and leaves the drop zone without dropping. Default is `"Left drop zone"`. If `javascript` is not provided, this option will be ignored. */
  leftDropZoneText?: string | Nothing;
  /** Classes to add to the file upload `<input>` element. If `javascript` is provided, these are not copied to the visible button. To use classes for the visible button, use the `wrapperClasses` option. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the file upload `<input>` element. If `javascript` is provided, these are not copied to the visible button. To add attributes to the container, use the `wrapperAttributes` option instead. */
  attributes?: AttributeOptions | Nothing;
  /** Classes to add to the improved file upload component's wrapper. If `javascript` is not provided, this option will be ignored. */
  wrapperClasses?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the improved file upload component's wrapper. If `javascript` is not provided, this option will be ignored. */
  wrapperAttributes?: AttributeOptions | Nothing;
};

/** Options of the generic-header component. */
export type GenericHeaderOptions = {
  /** The URL of the logo link. Defaults to the root of the current web domain ("/"). */
  url?: string | Nothing;
  /** If `logoHtml` is set, this is not required. Text content for the logo section of the Generic header. */
  logoText?: string | Nothing;
  /** If `logoText` is set, this is not required. HTML content for the logo section of the Generic header. */
  logoHtml?: Html | Nothing;
  /** Classes for the container. Useful if you want to make the Generic header fixed width. */
  containerClasses?: string | Nothing;
  /** Classes to add to the Generic header container. */
  classes?: string | Nothing;
  /** HTML attributes (for example, data attributes) to add to the Generic header container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the hint component. */
export type HintOptions = {
  /** If `html` is set, this is not required. Text to use within the hint. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the hint. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** Optional ID attribute to add to the hint span tag. */
  id?: string | Nothing;
  /** Classes to add to the hint span tag. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the hint span tag. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the input component. */
export type InputOptions = {
  /** The ID of the input. Defaults to the value of `name`. */
  id?: string | Nothing;
  /** The name of the input, which is submitted with the form data. */
  name: string;
  /** Type of input control to render, for example, a password input control. Defaults to `"text"`. */
  type?: string | Nothing;
  /** Optional value for [the inputmode attribute](https://developer.mozilla.org/en-US/docs/Web/HTML/Global_attributes/inputmode). */
  inputmode?: string | Nothing;
  /** Optional initial value of the input. */
  value?: string | number | Nothing;
  /** If `true`, input will be disabled. */
  disabled?: boolean | Nothing;
  /** One or more element IDs to add to the `aria-describedby` attribute, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** The label used by the text input component. */
  label: LabelOptions;
  /** Can be used to add a hint to a text input component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the text input component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Can be used to add a prefix to the text input component. */
  prefix?: {
    /** Required. If `html` is set, this is not required. Text to use within the prefix. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** Required. If `text` is set, this is not required. HTML to use within the prefix. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Classes to add to the prefix. */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the prefix element. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** Can be used to add a suffix to the text input component. */
  suffix?: {
    /** If `html` is set, this is not required. Text to use within the suffix. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML to use within the suffix. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Classes to add to the suffix element. */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the suffix element. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** Additional options for the form group containing the text input component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the input used by the text input component. */
    beforeInput?: {
      /** Text to add before the input. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the input. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the input used by the text input component. */
    afterInput?: {
      /** Text to add after the input. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the input. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Classes to add to the input. */
  classes?: string | Nothing;
  /** Attribute to meet [WCAG success criterion 1.3.5: Identify input purpose](https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html), for instance `"bday-day"`. See the [Autofill section in the HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill) section in the HTML standard for full list of attributes that can be used. */
  autocomplete?: string | Nothing;
  /** Attribute to [provide a regular expression pattern](https://html.spec.whatwg.org/multipage/input.html#the-pattern-attribute), used to match allowed character combinations for the input value. */
  pattern?: string | Nothing;
  /** Optional field to enable or disable the `spellcheck` attribute on the input. */
  spellcheck?: boolean | Nothing;
  /** Optional field to enable or disable autocapitalisation of user input. [See the Autocapitalization section in the HTML spec](https://html.spec.whatwg.org/multipage/interaction.html#autocapitalization) for a full list of values that can be used. */
  autocapitalize?: string | Nothing;
  /** If any of `prefix`, `suffix`, `formGroup.beforeInput` or `formGroup.afterInput` have a value, a wrapping element is added around the input and inserted content. This object allows you to customise that wrapping element. */
  inputWrapper?: {
    /** Classes to add to the wrapping element. */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the wrapping element. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** HTML attributes (for example data attributes) to add to the input. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the inset-text component. */
export type InsetTextOptions = {
  /** If `html` is set, this is not required. Text to use within the inset text component. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the inset text component. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** ID attribute to add to the inset text container. */
  id?: string | Nothing;
  /** Classes to add to the inset text container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the inset text container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the label component. */
export type LabelOptions = {
  /** If `html` is set, this is not required. Text to use within the label. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the label. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** The value of the `for` attribute, the ID of the input the label is associated with. */
  for?: string | Nothing;
  /** Whether the label also acts as the heading for the page. */
  isPageHeading?: boolean | Nothing;
  /** Classes to add to the label tag. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the label tag. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the notification-banner component. */
export type NotificationBannerOptions = {
  /** The text that displays in the notification banner. You can use any string with this option. If you set `html`, this option is not required and is ignored. */
  text?: string | number | Nothing;
  /** The HTML to use within the notification banner. You can use any string with this option. If you set `html`, `text` is not required and is ignored. */
  html?: Html | Nothing;
  /** The title text that displays in the notification banner. You can use any string with this option. Use this option to set text that does not contain HTML. The available default values are 'Important', 'Success', and null: - if you do not set `type`, `titleText` defaults to `"Important"` - if you set `type` to `success`, `titleText` defaults to `"Success"` - if you set `titleHtml`, this option is ignored  */
  titleText?: string | Nothing;
  /** The title HTML to use within the notification banner. You can use any string with this option. Use this option to set text that contains HTML. If you set `titleHtml`, the `titleText` option is ignored. */
  titleHtml?: Html | Nothing;
  /** Sets heading level for the title only. You can only use values between `1` and `6` with this option. The default is `2`. */
  titleHeadingLevel?: string | Nothing;
  /** The type of notification to render. You can use only `"success"` or `null` values with this option. If you set `type` to `"success"`, the notification banner sets `role` to `"alert"`. JavaScript then moves the keyboard focus to the notification banner when the page loads. If you do not set `type`, the notification banner sets `role` to `"region"`. */
  type?: string | Nothing;
  /** Overrides the value of the `role` attribute for the notification banner. Defaults to `"region"`. If you set `type` to `"success"`, `role` defaults to `"alert"`. */
  role?: string | Nothing;
  /** The `id` for the banner title, and the `aria-labelledby` attribute in the banner. Defaults to `"govuk-notification-banner-title"`. */
  titleId?: string | Nothing;
  /** If you set `type` to `"success"`, or `role` to `"alert"`, JavaScript moves the keyboard focus to the notification banner when the page loads. To disable this behaviour, set `disableAutoFocus` to `true`. */
  disableAutoFocus?: boolean | Nothing;
  /** The classes that you want to add to the notification banner. */
  classes?: string | Nothing;
  /** The HTML attributes that you want to add to the notification banner, for example, data attributes. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the pagination component. */
export type PaginationOptions = {
  /** The items within the pagination component. */
  items?: ({
    /** The pagination item text – usually a page number. Required unless the item is an ellipsis. */
    number?: string | Nothing;
    /** The visually hidden label for the pagination item, which will be applied to an `aria-label` and announced by screen readers on the pagination item link. Should include page number. Defaults to, for example "Page 1". */
    visuallyHiddenText?: string | Nothing;
    /** The link's URL. Required unless the item is an ellipsis. */
    href?: string | Nothing;
    /** Set to `true` to indicate the current page the user is on. */
    current?: boolean | Nothing;
    /** Use this option if you want to specify an ellipsis at a given point between numbers. If you set this option as `true`, any other options for the item are ignored. */
    ellipsis?: boolean | Nothing;
    /** The HTML attributes (for example, data attributes) you want to add to the anchor. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[] | Nothing;
  /** A link to the previous page, if there is a previous page. */
  previous?: {
    /** The text content of the link to the previous page. Defaults to `"Previous page"`, with 'page' being visually hidden. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** The HTML content of the link to the previous page. Defaults to `"Previous page"`, with 'page' being visually hidden. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** The optional label that goes underneath the link to the previous page, providing further context for the user about where the link goes. */
    labelText?: string | Nothing;
    /** The previous page's URL. */
    href: string;
    /** The HTML attributes (for example, data attributes) you want to add to the anchor. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** A link to the next page, if there is a next page. */
  next?: {
    /** The text content of the link to the next page. Defaults to `"Next page"`, with 'page' being visually hidden. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** The HTML content of the link to the next page. Defaults to `"Next page"`, with 'page' being visually hidden. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** The optional label that goes underneath the link to the next page, providing further context for the user about where the link goes. */
    labelText?: string | Nothing;
    /** The next page's URL. */
    href: string;
    /** The HTML attributes (for example, data attributes) you want to add to the anchor. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** The label for the navigation landmark that wraps the pagination. Defaults to `"Pagination"`. */
  landmarkLabel?: string | Nothing;
  /** The classes you want to add to the pagination `nav` parent. */
  classes?: string | Nothing;
  /** The HTML attributes (for example, data attributes) you want to add to the pagination `nav` parent. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the panel component. */
export type PanelOptions = {
  /** If `titleHtml` is set, this is not required. Text to use within the panel. If `titleHtml` is provided, the `titleText` option will be ignored. */
  titleText?: string | Nothing;
  /** If `titleText` is set, this is not required. HTML to use within the panel. If `titleHtml` is provided, the `titleText` option will be ignored. */
  titleHtml?: Html | Nothing;
  /** Heading level, from `1` to `6`. Default is `1`. */
  headingLevel?: number | Nothing;
  /** If `html` is set, this is not required. Text to use within the panel content. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the panel content. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** Classes to add to the panel container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the panel container. */
  attributes?: AttributeOptions | Nothing;
  /** Can be used when creating an [interruption panel](https://design-system.service.gov.uk/components/panel/#interruption-panel) which will add a button or link. Default is `button` unless you set `href` which will show the action as a link. */
  actions?: {
    /** The list of buttons or links to display at the end of an Interruption panel. */
    items?: ({
      /** The button or link text. */
      text: string | number;
      /** The type of button – `"button"` or `"submit"`. If `href` is provided, set `type` to `"button"` render a link styled as a button. */
      type?: string | Nothing;
      /** The `href` for a link. Set `type` to `"button"` and set `href` to render a link styled as a button. */
      href?: string | Nothing;
      /** The additional classes that you want to add to the button or link. */
      classes?: string | Nothing;
      /** The additional attributes that you want to add to the button or link. For example, data attributes. */
      attributes?: AttributeOptions | Nothing;
    } | Nothing)[] | Nothing;
    /** The additional classes that you want to add to the `govuk-panel__actions` element that wraps the buttons or links. */
    classes?: string | Nothing;
    /** The additional attributes that you want to add to the `govuk-panel__actions` element that wraps the buttons or links. For example, data attributes. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
};

/** Options of the phase-banner component. */
export type PhaseBannerOptions = {
  /** If `html` is set, this is not required. Text to use within the phase banner. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the phase banner. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** The tag used by the phase banner component. */
  tag: TagOptions;
  /** Classes to add to the phase banner container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the phase banner container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the radios component. */
export type RadiosOptions = {
  /** The fieldset used by the radios component. */
  fieldset?: FieldsetOptions | Nothing;
  /** Can be used to add a hint to the radios component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the radios component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the radios component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before all radio items within the radios component. */
    beforeInputs?: {
      /** Text to add before all radio items. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before all radio items. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after all radio items within the radios component. */
    afterInputs?: {
      /** Text to add after all radio items. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after all radio items. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Optional prefix. This is used to prefix the `id` attribute for each radio input, hint and error message, separated by `-`. Defaults to the `name` option value. */
  idPrefix?: string | Nothing;
  /** Name attribute for the radio items. */
  name: string;
  /** The radio items within the radios component. */
  items: ({
    /** If `html` is set, this is not required. Text to use within each radio item label. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML to use within each radio item label. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Specific ID attribute for the radio item. If omitted, then `idPrefix` string will be applied. */
    id?: string | Nothing;
    /** Value for the radio input. */
    value: string | number;
    /** Subset of options for the label used by each radio item within the radios component. */
    label?: {
      /** Classes to add to the label tag. */
      classes?: string | Nothing;
      /** HTML attributes (for example data attributes) to add to the label tag. */
      attributes?: AttributeOptions | Nothing;
    } | Nothing;
    /** Can be used to add a hint to each radio item within the radios component. */
    hint?: HintOptions | Nothing;
    /** Divider text to separate radio items, for example the text `"or"`. */
    divider?: string | Nothing;
    /** Whether the radio should be checked when the page loads. Takes precedence over the top-level `value` option. */
    checked?: boolean | Nothing;
    /** Provide additional content to reveal when the radio is checked. */
    conditional?: {
      /** The HTML to reveal when the radio is checked. */
      html?: Html | Nothing;
    } | Nothing;
    /** If `true`, radio will be disabled. */
    disabled?: boolean | Nothing;
    /** HTML attributes (for example data attributes) to add to the radio input tag. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[];
  /** The value for the radio which should be checked when the page loads. Use this as an alternative to setting the `checked` option on each individual item. */
  value?: string | number | Nothing;
  /** Classes to add to the radio container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the radio container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the select component. */
export type SelectOptions = {
  /** ID for the select box. Defaults to the value of `name`. */
  id?: string | Nothing;
  /** Name property for the select. */
  name: string;
  /** The items within the select component. */
  items: ({
    /** Value for the option. If this is omitted, the value is taken from the text content of the option element. */
    value?: string | number | Nothing;
    /** Text for the option item. */
    text: string | number;
    /** Whether the option should be selected when the page loads. Takes precedence over the top-level `value` option. */
    selected?: boolean | Nothing;
    /** Sets the option item as disabled. */
    disabled?: boolean | Nothing;
    /** HTML attributes (for example data attributes) to add to the option. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[];
  /** Value for the option which should be selected. Use this as an alternative to setting the `selected` option on each individual item. */
  value?: string | number | Nothing;
  /** If `true`, select box will be disabled. Use the `disabled` option on each individual item to only disable certain options. */
  disabled?: boolean | Nothing;
  /** One or more element IDs to add to the `aria-describedby` attribute, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** The label used by the select component. */
  label: LabelOptions;
  /** Can be used to add a hint to the select component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the select component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the select component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the select used by the select component. */
    beforeInput?: {
      /** Text to add before the select. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the select. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the select used by the select component. */
    afterInput?: {
      /** Text to add after the select. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the select. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Classes to add to the select. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the select. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the service-navigation component. */
export type ServiceNavigationOptions = {
  /** Classes to add to the service navigation container. */
  classes?: string | Nothing;
  /** HTML attributes (for example, data attributes) to add to the service navigation container. */
  attributes?: AttributeOptions | Nothing;
  /** The text for the `aria-label` which labels the service navigation container when a service name is included. Defaults to `"Service information"`. */
  ariaLabel?: string | Nothing;
  /** The text of the mobile navigation menu toggle. */
  menuButtonText?: string | Nothing;
  /** The screen reader label for the mobile navigation menu toggle. Defaults to the same value as `menuButtonText` if not specified. */
  menuButtonLabel?: string | Nothing;
  /** The screen reader label for the mobile navigation menu. Defaults to the same value as `menuButtonText` if not specified. */
  navigationLabel?: string | Nothing;
  /** The ID used to associate the mobile navigation toggle with the navigation menu. Defaults to `navigation`. */
  navigationId?: string | Nothing;
  /** Classes to add to the navigation menu container. */
  navigationClasses?: string | Nothing;
  /** Whether the navigation should be collapsed inside a menu on mobile. Defaults to true if there is more than one navigation item. */
  collapseNavigationOnMobile?: boolean | Nothing;
  /** The name of your service. */
  serviceName?: string | Nothing;
  /** The homepage of your service. */
  serviceUrl?: string | Nothing;
  /** Used to add navigation to the service header. */
  navigation: ({
    /** If `true`, indicates that the user is currently on this page. This takes precedence over `active`. */
    current?: boolean | Nothing;
    /** If `true`, indicates that the user is within this group of pages in the navigation hierarchy. */
    active?: boolean | Nothing;
    /** HTML for the navigation item. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Text for the navigation item. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** URL of the navigation item anchor. */
    href?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the navigation item anchor. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[];
  /** Specified points for injecting custom HTML into the service header. */
  slots?: {
    /** HTML injected at the start of the service header container. */
    start?: Html | Nothing;
    /** HTML injected at the end of the service header container. */
    end?: Html | {
      /** HTML injected at the end of the service header container. */
      html?: Html | Nothing;
      /** By default, the `end` slot renders below the navigation items. Use `inline` to render it on the same line as the navigation items when space is available. */
      align?: string | Nothing;
    } | Nothing;
    /** HTML injected before the first list item in the navigation list. Requires `navigation` to be set. */
    navigationStart?: Html | Nothing;
    /** HTML injected after the last list item in the navigation list. Requires `navigation` to be set. */
    navigationEnd?: Html | Nothing;
  } | Nothing;
};

/** Options of the skip-link component. */
export type SkipLinkOptions = {
  /** If `html` is set, this is not required. Text to use within the skip link component. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the skip link component. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** The value of the skip link’s `href` attribute. Defaults to `"#content"` if you do not provide a value. */
  href?: string | Nothing;
  /** Classes to add to the skip link. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the skip link. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the summary-list component. */
export type SummaryListOptions = {
  /** The rows within the summary list component. */
  rows: ({
    /** Classes to add to the row `div`. */
    classes?: string | Nothing;
    /** The reference content (key) for each row item in the summary list component. */
    key: {
      /** If `html` is set, this is not required. Text to use within each key. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** If `text` is set, this is not required. HTML to use within each key. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
      /** Classes to add to the key wrapper. */
      classes?: string | Nothing;
    };
    /** The value for each row item in the summary list component. */
    value: {
      /** If `html` is set, this is not required. Text to use within each value. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** If `text` is set, this is not required. HTML to use within each value. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
      /** Classes to add to the value wrapper. */
      classes?: string | Nothing;
    };
    /** The action link content for each row item in the summary list component. */
    actions?: {
      /** The action link items within the row item of the summary list component. */
      items?: ({
        /** The value of the link's `href` attribute for an action item. */
        href: string;
        /** If `html` is set, this is not required. Text to use within each action item. If `html` is provided, the `text` option will be ignored. */
        text?: string | number | Nothing;
        /** If `text` is set, this is not required. HTML to use within each action item. If `html` is provided, the `text` option will be ignored. */
        html?: Html | Nothing;
        /** Actions rely on context from the surrounding content so may require additional accessible text. Text supplied to this option is appended to the end. Use `html` for more complicated scenarios. */
        visuallyHiddenText?: string | Nothing;
        /** Classes to add to the action item. */
        classes?: string | Nothing;
        /** HTML attributes (for example data attributes) to add to the action item. */
        attributes?: AttributeOptions | Nothing;
      } | Nothing)[] | Nothing;
      /** Classes to add to the actions wrapper. */
      classes?: string | Nothing;
    } | Nothing;
  } | Nothing)[];
  /** Can be used to wrap a summary card around the summary list component. If any of these options are present, a summary card will wrap around the summary list. */
  card?: {
    /** Data for the summary card header. */
    title?: {
      /** Text to use within each title. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** Text to use within each title. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
      /** Heading level, from `1` to `6`. Default is `2`. */
      headingLevel?: number | Nothing;
      /** Classes to add to the title wrapper. */
      classes?: string | Nothing;
    } | Nothing;
    /** The action link content shown in the header of each summary card wrapped around the summary list component. */
    actions?: {
      /** The action link items shown in the header within the summary card wrapped around the summary list component. */
      items?: ({
        /** The value of the link's `href` attribute for an action item. */
        href: string;
        /** If `html` is set, this is not required. Text to use within each action item. If `html` is provided, the `text` option will be ignored. */
        text?: string | number | Nothing;
        /** If `text` is set, this is not required. HTML to use within each action item. If `html` is provided, the `text` option will be ignored. */
        html?: Html | Nothing;
        /** Actions rely on context from the surrounding content so may require additional accessible text. Text supplied to this option is appended to the end. Use `html` for more complicated scenarios. */
        visuallyHiddenText?: string | Nothing;
        /** Classes to add to the action item. */
        classes?: string | Nothing;
        /** HTML attributes (for example data attributes) to add to the action item. */
        attributes?: AttributeOptions | Nothing;
      } | Nothing)[] | Nothing;
      /** Classes to add to the actions wrapper. */
      classes?: string | Nothing;
    } | Nothing;
    /** Classes to add to the container. */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the container. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing;
  /** Classes to add to the container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the table component. */
export type TableOptions = {
  /** The rows within the table component. */
  rows: (({
    /** If `html` is set, this is not required. Text for cells in table rows. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML for cells in table rows. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Specify format of a cell. Currently we only use "numeric". */
    format?: string | Nothing;
    /** Classes to add to the table row cell. */
    classes?: string | Nothing;
    /** Specify how many columns a cell extends. */
    colspan?: number | Nothing;
    /** Specify how many rows a cell extends. */
    rowspan?: number | Nothing;
    /** HTML attributes (for example data attributes) to add to the table cell. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[] | Nothing)[];
  /** Can be used to add a row of table header cells (`<th>`) at the top of the table component. */
  head?: ({
    /** If `html` is set, this is not required. Text for table head cells. If `html` is provided, the `text` option will be ignored. */
    text?: string | number | Nothing;
    /** If `text` is set, this is not required. HTML for table head cells. If `html` is provided, the `text` option will be ignored. */
    html?: Html | Nothing;
    /** Specify format of a cell. Currently we only use "numeric". */
    format?: string | Nothing;
    /** Classes to add to the table head cell. */
    classes?: string | Nothing;
    /** Specify how many columns a cell extends. */
    colspan?: number | Nothing;
    /** Specify how many rows a cell extends. */
    rowspan?: number | Nothing;
    /** HTML attributes (for example data attributes) to add to the table cell. */
    attributes?: AttributeOptions | Nothing;
  } | Nothing)[] | Nothing;
  /** Caption text. */
  caption?: string | Nothing;
  /** Classes for caption text size. Classes should correspond to the available typography heading classes. */
  captionClasses?: string | Nothing;
  /** If set to `true`, the first cell in each row will be a table header (`<th>`). */
  firstCellIsHeader?: boolean | Nothing;
  /** Classes to add to the table container. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the table container. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the tabs component. */
export type TabsOptions = {
  /** This is used for the main component and to compose the ID attribute for each item. */
  id?: string | Nothing;
  /** Optional prefix. This is used to prefix the `id` attribute for each tab item and panel, separated by `-`. */
  idPrefix?: string | Nothing;
  /** Title for the tabs table of contents. */
  title?: string | Nothing;
  /** The individual tabs within the tabs component. */
  items: ({
    /** Specific ID attribute for the tab item. If omitted, then `idPrefix` string is required instead. */
    id?: string | Nothing;
    /** The text label of a tab item. */
    label: string;
    /** HTML attributes (for example data attributes) to add to the tab. */
    attributes?: AttributeOptions | Nothing;
    /** The contents of each tab within the tabs component. This is referenced as a panel. */
    panel: {
      /** If `html` is set, this is not required. Text to use within each tab panel. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** If `text` is set, this is not required. HTML to use within each tab panel. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
      /** HTML attributes (for example data attributes) to add to the tab panel. */
      attributes?: AttributeOptions | Nothing;
    };
  } | Nothing)[];
  /** Classes to add to the tabs component. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the tabs component. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the tag component. */
export type TagOptions = {
  /** If `html` is set, this is not required. Text to use within the tag component. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the tag component. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** Classes to add to the tag. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the tag. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the task-list component. */
export type TaskListOptions = {
  /** The items for each task within the task list component. */
  items: ({
    /** The main title for the task within the task list component. */
    title: {
      /** Text to use within the title. If `html` is provided, the `text` argument will be ignored. */
      text?: string | number | Nothing;
      /** HTML to use within the title. If `html` is provided, the `text` argument will be ignored. */
      html?: Html | Nothing;
      /** Classes to add to the title wrapper. */
      classes?: string | Nothing;
    };
    /** Can be used to add a hint to each task within the task list component. */
    hint?: {
      /** Text to use within the hint. If `html` is provided, the `text` argument will be ignored. */
      text?: string | number | Nothing;
      /** HTML to use within the hint. If `html` is provided, the `text` argument will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** The status for each task within the task list component. */
    status: {
      /** Can be used to add a tag to the status of the task within the task list component. */
      tag?: TagOptions | Nothing;
      /** Text to use for the status, as an alternative to using a tag. If `html` or `tag` is provided, the `text` argument will be ignored. */
      text?: string | number | Nothing;
      /** HTML to use for the status, as an alternative to using a tag. If `html` or `tag` is provided, the `text` argument will be ignored. */
      html?: Html | Nothing;
      /** Classes to add to the status container. */
      classes?: string | Nothing;
    };
    /** The value of the link’s `href` attribute for the task list item. */
    href?: string | Nothing;
    /** Classes to add to the item `div`. */
    classes?: string | Nothing;
  } | Nothing)[];
  /** Classes to add to the `ul` container for the task list. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the `ul` container for the task list. */
  attributes?: AttributeOptions | Nothing;
  /** Optional prefix. This is used to prefix the `id` attribute for the task list item tag and hint, separated by `-`. Defaults to `"task-list"`. */
  idPrefix?: string | Nothing;
};

/** Options of the textarea component. */
export type TextareaOptions = {
  /** The ID of the textarea. Defaults to the value of `name`. */
  id?: string | Nothing;
  /** The name of the textarea, which is submitted with the form data. */
  name: string;
  /** Optional field to enable or disable the `spellcheck` attribute on the textarea. */
  spellcheck?: boolean | Nothing;
  /** Optional number of textarea rows (default is 5 rows). */
  rows?: string | Nothing;
  /** Optional initial value of the textarea. */
  value?: string | number | Nothing;
  /** If `true`, textarea will be disabled. */
  disabled?: boolean | Nothing;
  /** One or more element IDs to add to the `aria-describedby` attribute, used to provide additional descriptive information for screenreader users. */
  describedBy?: string | Nothing;
  /** The label used by the textarea component. */
  label: LabelOptions;
  /** Can be used to add a hint to the textarea component. */
  hint?: HintOptions | Nothing;
  /** Can be used to add an error message to the textarea component. The error message component will not display if you use a falsy value for `errorMessage`, for example `false` or `null`. */
  errorMessage?: ErrorMessageOptions | Nothing;
  /** Additional options for the form group containing the textarea component. */
  formGroup?: {
    /** Classes to add to the form group (for example to show error state for the whole group). */
    classes?: string | Nothing;
    /** HTML attributes (for example data attributes) to add to the form group. */
    attributes?: AttributeOptions | Nothing;
    /** Content to add before the textarea used by the textarea component. */
    beforeInput?: {
      /** Text to add before the textarea. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add before the textarea. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
    /** Content to add after the textarea used by the textarea component. */
    afterInput?: {
      /** Text to add after the textarea. If `html` is provided, the `text` option will be ignored. */
      text?: string | number | Nothing;
      /** HTML to add after the textarea. If `html` is provided, the `text` option will be ignored. */
      html?: Html | Nothing;
    } | Nothing;
  } | Nothing;
  /** Classes to add to the textarea. */
  classes?: string | Nothing;
  /** Attribute to meet [WCAG success criterion 1.3.5: Identify input purpose](https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html), for instance `"bday-day"`. See the [Autofill section in the HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill) section in the HTML standard for full list of attributes that can be used. */
  autocomplete?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the textarea. */
  attributes?: AttributeOptions | Nothing;
};

/** Options of the warning-text component. */
export type WarningTextOptions = {
  /** If `html` is set, this is not required. Text to use within the warning text component. If `html` is provided, the `text` option will be ignored. */
  text?: string | number | Nothing;
  /** If `text` is set, this is not required. HTML to use within the warning text component. If `html` is provided, the `text` option will be ignored. */
  html?: Html | Nothing;
  /** The fallback text for the icon. Defaults to `"Warning"`. */
  iconFallbackText?: string | Nothing;
  /** Classes to add to the warning text. */
  classes?: string | Nothing;
  /** HTML attributes (for example data attributes) to add to the warning text. */
  attributes?: AttributeOptions | Nothing;
};

/** Every component offered, with its options. */
export type GovukOptions = {
  accordion: AccordionOptions;
  backLink: BackLinkOptions;
  breadcrumbs: BreadcrumbsOptions;
  button: ButtonOptions;
  characterCount: CharacterCountOptions;
  checkboxes: CheckboxesOptions;
  dateInput: DateInputOptions;
  details: DetailsOptions;
  errorMessage: ErrorMessageOptions;
  errorSummary: ErrorSummaryOptions;
  fieldset: FieldsetOptions;
  fileUpload: FileUploadOptions;
  genericHeader: GenericHeaderOptions;
  hint: HintOptions;
  input: InputOptions;
  insetText: InsetTextOptions;
  label: LabelOptions;
  notificationBanner: NotificationBannerOptions;
  pagination: PaginationOptions;
  panel: PanelOptions;
  phaseBanner: PhaseBannerOptions;
  radios: RadiosOptions;
  select: SelectOptions;
  serviceNavigation: ServiceNavigationOptions;
  skipLink: SkipLinkOptions;
  summaryList: SummaryListOptions;
  table: TableOptions;
  tabs: TabsOptions;
  tag: TagOptions;
  taskList: TaskListOptions;
  textarea: TextareaOptions;
  warningText: WarningTextOptions;
};

/** The folder that each component's template is in. */
export const GOVUK_FOLDERS = {
  accordion: 'accordion',
  backLink: 'back-link',
  breadcrumbs: 'breadcrumbs',
  button: 'button',
  characterCount: 'character-count',
  checkboxes: 'checkboxes',
  dateInput: 'date-input',
  details: 'details',
  errorMessage: 'error-message',
  errorSummary: 'error-summary',
  fieldset: 'fieldset',
  fileUpload: 'file-upload',
  genericHeader: 'generic-header',
  hint: 'hint',
  input: 'input',
  insetText: 'inset-text',
  label: 'label',
  notificationBanner: 'notification-banner',
  pagination: 'pagination',
  panel: 'panel',
  phaseBanner: 'phase-banner',
  radios: 'radios',
  select: 'select',
  serviceNavigation: 'service-navigation',
  skipLink: 'skip-link',
  summaryList: 'summary-list',
  table: 'table',
  tabs: 'tabs',
  tag: 'tag',
  taskList: 'task-list',
  textarea: 'textarea',
  warningText: 'warning-text',
} as const;
