// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "host/cli/command.hpp"

namespace gainsay::cli {

// Each stands in the file named after it.
extern const Command check_command, annotate_command, init_command, add_command, documents_command, claims_command,
    links_command, disagreements_command, explain_command, verify_command, digest_command, plugin_list_command,
    doctor_command, plugin_new_command, lang_list_command, lang_check_command, session_new_command,
    session_list_command, session_show_command, session_close_command, decide_command, note_command, history_command,
    undo_command, reject_command, export_command;

std::span<const Command> commands() {
  static const std::array all = {
      check_command,       annotate_command,     init_command,          add_command,           documents_command,
      claims_command,      links_command,        disagreements_command, explain_command,       verify_command,
      digest_command,      plugin_list_command,  plugin_new_command,    lang_list_command,     lang_check_command,
      session_new_command, session_list_command, session_show_command,  session_close_command, decide_command,
      note_command,        reject_command,       undo_command,          history_command,       export_command,
      doctor_command};
  return all;
}

std::string_view group_help(std::string_view group) {
  if (group == "plugin") return "Plugins: what there is and what runs, and a new one";
  if (group == "session") return "Verification sessions: a question, and what people decide about it";
  if (group == "lang") return "Languages: what there is, and their own tests";
  return {};
}

}  // namespace gainsay::cli
