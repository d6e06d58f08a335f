// SPDX-License-Identifier: Apache-2.0
// gainsay plugin new: a plugin of one's own, copied from the installed template.
//
// A template is a plugin that builds and passes its test as it stands. Its plugin.json says what is to be replaced in
// its files: its id, its name, and the name of its library.
#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "host/cli/command.hpp"
#include "host/cli/locations.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/standard_streams.hpp"
#include "host/cli/value_json.hpp"
#include "host/cli/whole_file.hpp"
#include "host/plugin_host/manifest.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "plugin.json", library_suffix = ".so";

struct Replacement {
  std::string from, to;
};

Result<std::vector<NewFile>> read_template(const fs::path& folder) {
  std::vector<NewFile> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    out.push_back({fs::relative(it->path(), folder), {std::istreambuf_iterator<char>(in), {}}});
    if (!in.good() && !in.eof()) return Error{ErrorCode::Io, "cannot be read", it->path().string(), ""};
  }
  if (error) return Error{ErrorCode::Io, error.message(), folder.string(), ""};
  return out;
}

// In one pass: what was put in is not looked at again. Where two could begin, the first of the list does.
std::string replaced(std::string_view text, std::span<const Replacement> all) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Replacement& one) { return text.substr(at).starts_with(one.from); });
    if (found == all.end()) {
      out += text[at++];
    } else {
      out += found->to;
      at += found->from.size();
    }
  }
  return out;
}

std::string last_part(const std::string& id) { return id.substr(id.rfind('.') + 1); }

// The last part names files and a CMake project.
Result<void> check_id(const std::string& id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (plugin_host::is_plugin_id(id) && is_letter(last_part(id)[0])) return {};
  return Error{ErrorCode::Usage, "is no reverse domain name whose last part begins with a letter", id,
               "org.example.dates is one"};
}

std::string stem(const plugin_host::Manifest& manifest) {
  return manifest.library.substr(0, manifest.library.size() - library_suffix.size());
}

// "north_sea-ports" -> "North sea ports"
std::string readable(std::string word) {
  for (auto& c : word)
    if (c == '_' || c == '-') c = ' ';
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// The template's files as those of plugin `id`. The id stands first: it may hold the library's name.
Result<void> rename(std::vector<NewFile>& files, const std::string& id) {
  const auto find_manifest = [&]() -> const NewFile* {
    for (const auto& file : files)
      if (file.path == manifest_name) return &file;
    return nullptr;
  };
  const auto* manifest = find_manifest();
  if (!manifest) return Error{ErrorCode::NotFound, "the template has no plugin.json", "", "install Gainsay again"};
  const auto old = plugin_host::parse_manifest(manifest->bytes, "template");
  if (!old) return old.error();
  const std::string word = last_part(id);
  const std::array replacements{Replacement{old->id, id},
                                Replacement{'"' + old->name + '"', '"' + readable(word) + '"'},
                                Replacement{stem(*old), word}};
  for (auto& file : files) file.bytes = replaced(file.bytes, replacements);
  const auto made = plugin_host::parse_manifest(find_manifest()->bytes, "template");
  if (!made) return made.error();
  if (made->id != id) return Error{ErrorCode::Internal, "the template became " + made->id, id, "choose another id"};
  return {};
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \t'\"\\$`&;()<>|*?[]#~") == std::string::npos
             ? word
             : "'" + replaced(word, std::array{Replacement{"'", "'\\''"}}) + "'";
}

std::vector<std::string> next_commands(const fs::path& folder, const fs::path& package) {
  const auto source = quoted(folder.string()), build = quoted((folder / "build").string());
  const auto plugins = fs::absolute(folder / "build/lib/gainsay/plugins/1").lexically_normal().string();
  return {
      "cmake -S " + source + " -B " + build + " -DCMAKE_BUILD_TYPE=Release -DGainsay_DIR=" + quoted(package.string()),
      "cmake --build " + build + " && ctest --test-dir " + build + " --output-on-failure",
      "GAINSAY_PLUGIN_PATH=" + quoted(plugins) + " gainsay plugin list"};
}

int run(const Options& options) {
  const auto locations = find_locations(options);
  if (!locations) return print_error(locations.error());
  const auto& id = options.plugin_id;
  if (const auto checked = check_id(id); !checked) return print_error(checked.error());
  const fs::path folder = options.folder.empty() ? last_part(id) : options.folder;
  auto files = read_template(locations->templates / options.kind);
  if (!files) return print_error(files.error());
  if (auto named = rename(*files, id); !named) return print_error(named.error());
  if (const auto written = write_folder(folder, *files); !written) return print_error(written.error());
  const auto next = next_commands(folder, locations->package);
  if (options.json) {
    const Json out = {{"schema", "gainsay/plugin-new/1"},
                      {"id", id},
                      {"kind", options.kind},
                      {"folder", folder.string()},
                      {"next", next}};
    std::cout << dump(out, 2) << '\n';
  } else if (options.verbosity >= 0) {
    std::cout << folder.string() << " holds the " << options.kind << ' ' << id << ". Build, test and load it:\n";
    for (const auto& command : next) std::cout << "  " << command << '\n';
  }
  return finish_output(exit_code::Ok, folder.string() + " is made");
}

}  // namespace

extern const Command plugin_new_command;
const Command plugin_new_command = {"plugin new", "Begin a plugin of your own, from the template",
                                    takes::NewPlugin | takes::Json, run};

}  // namespace gainsay::cli
