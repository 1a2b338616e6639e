/* A stand-in for Stripe.js: what the web app's real react-stripe-js needs of it, against the simulator this file came from. */
(() => {
  const script = document.currentScript;
  const API = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

  const stylesheet = document.createElement("link");
  stylesheet.rel = "stylesheet";
  stylesheet.href = `${API}/stripe.css`;
  document.head.append(stylesheet);

  const idOf = (clientSecret) => String(clientSecret).split("_secret_")[0];

  async function call(key, method, path, params) {
    const body = new URLSearchParams({ key, ...params });
    const url = method === "GET" ? `${API}${path}?${body}` : `${API}${path}`;
    const response = await fetch(url, method === "GET" ? {} : { method, body });
    const answer = await response.json();
    return response.ok ? { paymentIntent: answer } : { error: answer.error };
  }

  function cardForm() {
    const root = document.createElement("div");
    root.className = "sm-stripe";
    const field = (label, name, autocomplete, placeholder, inputMode) => {
      const wrapper = document.createElement("label");
      wrapper.textContent = label;
      const input = document.createElement("input");
      Object.assign(input, { name, autocomplete, placeholder, inputMode, type: "text" });
      wrapper.append(input);
      root.append(wrapper);
      return input;
    };
    const number = field("Card number", "cardnumber", "cc-number", "1234 1234 1234 1234", "numeric");
    const expiry = field("Expiration date", "exp-date", "cc-exp", "MM / YY", "numeric");
    const code = field("Security code", "cvc", "cc-csc", "CVC", "numeric");
    const alert = document.createElement("p");
    alert.setAttribute("role", "alert");
    const note = document.createElement("p");
    note.className = "sm-stripe-note";
    note.textContent =
      "Development: 4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined, 4000 0000 0000 9995 lacks funds, 4000 0025 0000 3155 asks for 3-D Secure.";
    root.append(alert, note);
    return { root, number, expiry, code, alert };
  }

  /** What is wrong with the form, in words; null when it can be sent. */
  function wrongWith({ number, expiry, code }) {
    if (!/^\d{13,19}$/.test(number.value.replace(/\s/g, ""))) return "Your card number is incomplete.";
    if (!/^(0[1-9]|1[0-2])\s*\/?\s*\d{2}$/.test(expiry.value.trim()))
      return "Your card's expiration date is incomplete.";
    if (!/^\d{3,4}$/.test(code.value.trim())) return "Your card's security code is incomplete.";
    return null;
  }

  function paymentElement() {
    const form = cardForm();
    const listeners = new Map();
    const emit = (name, event) => {
      for (const listener of listeners.get(name) ?? []) listener(event);
    };
    const changed = () =>
      emit("change", {
        elementType: "payment",
        complete: wrongWith(form) === null,
        empty: form.number.value === "",
        collapsed: false,
        value: { type: "card" },
      });
    form.root.addEventListener("input", changed);
    form.root.addEventListener("focusin", () => emit("focus", { elementType: "payment" }));
    form.root.addEventListener("focusout", () => emit("blur", { elementType: "payment" }));
    const element = {
      form,
      mount(target) {
        const node = typeof target === "string" ? document.querySelector(target) : target;
        node.append(form.root);
        queueMicrotask(() => {
          emit("loaderstart", { elementType: "payment" });
          emit("ready", { elementType: "payment" });
        });
      },
      unmount: () => form.root.remove(),
      destroy: () => form.root.remove(),
      update() {},
      focus: () => form.number.focus(),
      blur: () => form.number.blur(),
      clear() {
        for (const input of [form.number, form.expiry, form.code]) input.value = "";
      },
      collapse() {},
      on(name, listener) {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
        return element;
      },
      once: (name, listener) => element.on(name, listener),
      off(name, listener) {
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((other) => other !== listener),
        );
        return element;
      },
    };
    return element;
  }

  function createElements(options = {}) {
    const state = { options, payment: null };
    return {
      state,
      create(type) {
        if (type !== "payment") throw new Error(`the simulator has no ${type} element`);
        state.payment = paymentElement();
        return state.payment;
      },
      getElement: (type) => (type === "payment" ? state.payment : null),
      update: (changes) => Object.assign(state.options, changes),
      async submit() {
        const message = state.payment ? wrongWith(state.payment.form) : "There is no payment element.";
        if (state.payment) state.payment.form.alert.textContent = message ?? "";
        return message ? { error: { type: "validation_error", message } } : { selectedPaymentMethod: "card" };
      },
      fetchUpdates: async () => ({}),
    };
  }

  /** The bank's question, as a dialog on the page. Answers the outcome. */
  function askTheBank(action) {
    return new Promise((resolve) => {
      const dialog = document.createElement("dialog");
      dialog.className = "sm-stripe-dialog";
      dialog.setAttribute("aria-label", "3-D Secure authentication");
      const text = document.createElement("p");
      text.textContent = "Your bank asks whether this payment is yours.";
      dialog.append(text);
      const button = (label, outcome) => {
        const node = document.createElement("button");
        node.type = "button";
        node.textContent = label;
        node.addEventListener("click", async () => {
          await fetch(`${action}&outcome=${outcome}`, {
            method: "POST",
            headers: { accept: "application/json" },
          });
          dialog.close();
          dialog.remove();
          resolve(outcome);
        });
        dialog.append(node);
      };
      button("Complete authentication", "pass");
      button("Fail authentication", "fail");
      dialog.addEventListener("cancel", (event) => event.preventDefault());
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  async function followUp(key, clientSecret, paymentIntent) {
    if (paymentIntent?.status !== "requires_action") return { paymentIntent };
    await askTheBank(paymentIntent.next_action.redirect_to_url.url);
    const after = await call(key, "GET", `/v1/payment_intents/${idOf(clientSecret)}`, {
      client_secret: clientSecret,
    });
    if (after.paymentIntent?.status === "requires_payment_method")
      return { error: after.paymentIntent.last_payment_error };
    return after;
  }

  const createStripe = (key) => {
    if (!key) throw new Error("Stripe() needs a publishable key");
    const stripe = {
      elements: createElements,
      _registerWrapper() {},
      registerAppInfo() {},
      createToken: async () => ({
        error: { type: "invalid_request_error", message: "The simulator makes no tokens." },
      }),
      createPaymentMethod: async () => ({
        error: { type: "invalid_request_error", message: "The simulator makes no payment methods." },
      }),
      confirmCardPayment: (clientSecret, data) =>
        confirm(clientSecret, { payment_method: data?.payment_method ?? "" }, null),
      retrievePaymentIntent: (clientSecret) =>
        call(key, "GET", `/v1/payment_intents/${idOf(clientSecret)}`, { client_secret: clientSecret }),
      async handleNextAction({ clientSecret }) {
        const { paymentIntent, error } = await stripe.retrievePaymentIntent(clientSecret);
        return error ? { error } : followUp(key, clientSecret, paymentIntent);
      },
      async confirmPayment({ elements, clientSecret, confirmParams = {}, redirect = "always" }) {
        const submitted = await elements.submit();
        if (submitted.error) return { error: submitted.error };
        const { form } = elements.state.payment;
        const secret = clientSecret ?? elements.state.options.clientSecret;
        const card = {
          "payment_method_data[type]": "card",
          "payment_method_data[card][number]": form.number.value,
        };
        const result = await confirm(secret, { ...card, return_url: confirmParams.return_url ?? "" });
        form.alert.textContent = result.error?.message ?? "";
        if (result.error || redirect !== "always" || !confirmParams.return_url) return result;
        const url = new URL(confirmParams.return_url);
        url.searchParams.set("payment_intent", idOf(secret));
        url.searchParams.set("payment_intent_client_secret", secret);
        url.searchParams.set("redirect_status", "succeeded");
        location.assign(url);
        return new Promise(() => {});
      },
    };

    async function confirm(clientSecret, params) {
      const path = `/v1/payment_intents/${idOf(clientSecret)}/confirm`;
      const { paymentIntent, error } = await call(key, "POST", path, {
        client_secret: clientSecret,
        ...params,
      });
      return error ? { error } : followUp(key, clientSecret, paymentIntent);
    }

    return stripe;
  };
  createStripe.version = "simulator";
  window.Stripe = createStripe;
})();
