#include "ui/intake/markedtext.h"

#include "ui/common/theme.h"

#include <QEvent>

namespace sourceline {

namespace {

constexpr qsizetype mostShown = 60'000; // characters; layout of more is for the article pane

} // namespace

MarkedText::MarkedText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    setAccessibleName(tr("Text of the article"));
}

void MarkedText::setArticle(const ArticleFile &file)
{
    QString shown = file.text.left(mostShown);
    if (shown.size() < file.text.size())
        shown += QStringLiteral("\n\n") + tr("… (the rest is not shown here)");
    // One character each, so that offsets stay: the text that is stored is not this one.
    shown.replace(QChar(QChar::LineSeparator), QChar(u'\n'));
    shown.replace(QChar(QChar::ParagraphSeparator), QChar(u'\n'));
    setPlainText(shown);
    const Offsets offsets(file.text);
    m_pale.clear();
    for (const TextRange &range : file.boilerplate) {
        const qint32 start = offsets.toUnits(range.start);
        if (start >= mostShown)
            break;
        m_pale.push_back({start, std::min(offsets.toUnits(range.end), qint32(mostShown))});
    }
    colour();
}

void MarkedText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void MarkedText::colour()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const TextRange &range : m_pale) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(range.start);
        selection.cursor.setPosition(range.end, QTextCursor::KeepAnchor);
        selection.format.setForeground(Theme::of(palette()).quiet);
        selection.format.setFontItalic(true);
        selections += selection;
    }
    setExtraSelections(selections);
}

} // namespace sourceline
