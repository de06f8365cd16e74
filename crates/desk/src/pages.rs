//! The screens, one file each, and the few parts that several of them show.

pub(crate) mod customers_cases;
pub(crate) mod done;
pub(crate) mod my_case;
pub(crate) mod my_cases;
pub(crate) mod new_case;
pub(crate) mod open_form;
pub(crate) mod parsing;
pub(crate) mod protected;
pub(crate) mod queue;
pub(crate) mod register;
pub(crate) mod staff_case;
pub(crate) mod standing;
pub(crate) mod status;
pub(crate) mod status_link;
pub(crate) mod thread;
pub(crate) mod time_trap;
