// SPDX-License-Identifier: Apache-2.0
#include "host/cli/unknown_word.hpp"

#include <CLI/CLI.hpp>

#include <string_view>

#include "host/cli/command_path.hpp"
#include "host/cli/near_word.hpp"

namespace gainsay::cli {
namespace {

Error error_of(const CLI::App& app, std::string message, const std::string& near, const std::string& before) {
  const bool is_root = app.get_parent() == nullptr;
  auto hint = is_root ? app.get_name() + " --help" : path_of(app) + " --help";
  if (!near.empty()) hint = "did you mean " + before + near + "? " + hint + " lists all";
  return {ErrorCode::Usage, std::move(message), "", std::move(hint)};
}

const CLI::App* child(const CLI::App& app, const std::string& name) {
  for (const auto* one : app.get_subcommands([](const CLI::App*) { return true; }))
    if (one->get_name() == name) return one;
  return nullptr;
}

Error unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const auto* one : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(one->get_name());
  return error_of(app, path_of(app) + " has no command \"" + word + "\"", near_word(word, names), path_of(app) + " ");
}

Error unknown_option(const CLI::App& app, const std::string& name) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& one : option->get_lnames()) names.push_back(one);
  const auto bare = name.substr(std::min(name.size(), name.find_first_not_of('-')));
  return error_of(app, path_of(app) + " has no option " + name, near_word(bare, names), "--");
}

}  // namespace

std::optional<Error> unknown_word(const CLI::App& root, const std::vector<std::string>& words) {
  const auto* app = &root;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "--") return std::nullopt;
    if (word.size() > 1 && word.front() == '-') {
      const bool is_long = word[1] == '-';
      const auto name = is_long ? word.substr(0, word.find('=')) : word.substr(0, 2);
      const auto* option = app->get_option_no_throw(name);
      if (!option) return unknown_option(*app, name);
      const bool apart = is_long ? name.size() == word.size() : word.size() == 2;
      if (apart && option->get_items_expected_max() > 0) ++i;  // its value
      continue;
    }
    if (const auto* next = child(*app, word)) {
      app = next;
    } else if (!app->get_subcommands([](const CLI::App*) { return true; }).empty()) {
      return unknown_command(*app, word);
    }
  }
  return std::nullopt;
}

}  // namespace gainsay::cli
