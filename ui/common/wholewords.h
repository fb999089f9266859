#pragma once

class QComboBox;

namespace sourceline {

/// Makes a box as wide as its longest entry, or `most` letters where that is longer, and its list as wide as that
/// entry whatever the box has room for. Before or after it is filled.
void fitWords(QComboBox *box, int most = 14);

} // namespace sourceline
