#pragma once

namespace sourceline {

class TextView;

/// Makes screen readers read a TextView as text with a caret. May be called more than once.
void installTextViewAccessibility();

void notifyTextChanged(TextView *view);
void notifyCaretMoved(TextView *view);

} // namespace sourceline
