#pragma once

#include <QByteArray>

namespace sourceline {

/// What the names of HTML say of what is in an element. Names are lower case.
bool isVoid(const QByteArray &element);
bool isBlock(const QByteArray &element);
/// Scripts, styles, drawings, choices: not text of the page.
bool isNeverShown(const QByteArray &element);
/// The page or its article as a whole.
bool isWhole(const QByteArray &element);
/// Navigation, captions and the like, by the element's meaning.
bool isOutside(const QByteArray &element, const QByteArray &role);
/// By what authors of pages call such elements: class and id.
bool soundsOutside(const QByteArray &classAndId);

} // namespace sourceline
