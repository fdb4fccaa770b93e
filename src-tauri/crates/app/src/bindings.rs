//! TypeScript types of the wire, made from the Rust types.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::command::*;
use crate::contract::Failure;

/// Files for `ui/src/ipc/generated/`, by name.
pub fn bindings() -> BTreeMap<String, String> {
    // Counts and sizes stay far below 2^53, where a JavaScript number is exact.
    let config = Config::new().with_large_int("number");
    let mut types = Collected { config: &config, seen: BTreeSet::new(), declared: BTreeMap::new() };
    types.visit::<Failure>();
    let mut commands = String::new();
    macro_rules! list {
        ($($name:ident($request:ty) -> $reply:ty = $($handler:ident)::+;)*) => {$(
            types.visit::<$request>();
            types.visit::<$reply>();
            commands.push_str(&format!(
                "  {}: {{ request: {}; reply: {} }};\n",
                stringify!($name), <$request as TS>::name(&config), <$reply as TS>::name(&config)
            ));
        )*};
    }
    with_commands!(list);
    let mut text = String::from("// Made from the Rust types by `cargo xtask bindings`. Do not edit.\n\n");
    for declaration in types.declared.values() {
        text.push_str(declaration);
        text.push('\n');
    }
    text.push_str("/** Every command with its request and reply. */\nexport interface Commands {\n");
    text.push_str(&commands);
    text.push_str("}\n");
    BTreeMap::from([("contract.ts".to_owned(), text)])
}

struct Collected<'a> {
    config: &'a Config,
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Collected<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        // Only our own types are declared; text, numbers, lists and options are TypeScript's own.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let name = T::ident(self.config);
            self.declared.insert(name, format!("{docs}export {}\n", T::decl(self.config)));
        }
        T::visit_dependencies(self);
    }
}
