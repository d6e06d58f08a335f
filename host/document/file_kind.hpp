// SPDX-License-Identifier: Apache-2.0
// What a file's name, or its first bytes, say about how to read it.
#pragma once

#include <string>
#include <string_view>

namespace gainsay::document {

enum class FileKind {
  Text,        // read as it stands
  Unreadable,  // a kind of document that no importer exists for yet
  Other,       // not a document when found in a folder; plain text when named by the user
};

FileKind kind_of(std::string_view name);
// sources.toml, gold.json, README*: about a dossier, not of it.
bool is_dossier_paper(std::string_view name);
// Why a file of kind Unreadable is left out.
std::string no_importer(std::string_view name);
// What begins like this, when it is no plain text whatever the file is called: "a PNG image"; else "".
std::string_view format_of(std::string_view bytes);

}  // namespace gainsay::document
