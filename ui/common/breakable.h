#pragma once

#include <QString>

namespace sourceline {

/// `text` with places, that do not show, at which an address may go on in the next line: before a
/// dot inside it and after a slash. A line that is too short for it breaks there, and a word
/// nowhere in its middle. For what is drawn alone, never for what is copied or kept.
QString breakable(const QString &text);

} // namespace sourceline
