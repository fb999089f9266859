#include "ui/editor/editorpane.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/focusring.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

namespace {

bool isReturn(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

EditorPane::EditorPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, workbench))
{
    setObjectName(QStringLiteral("editorPane"));
    setAccessibleName(tr("Editor"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        spacing::large - 4, spacing::medium, spacing::large - 4, spacing::medium);
    layout->setSpacing(spacing::small);
    layout->addWidget(d->title);
    layout->addWidget(d->sentence);
    layout->addWidget(d->scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(spacing::medium);
    foot->addWidget(d->message, 1);
    foot->addWidget(d->cancel, 0, Qt::AlignBottom);
    foot->addWidget(d->save_, 0, Qt::AlignBottom);
    layout->addLayout(foot);
    connect(d->save_, &QPushButton::clicked, this, [this] { d->save(); });
    connect(d->cancel, &QPushButton::clicked, this, [this] { d->leave(); });
    d->sentence->setKeeper([this] { return d->form && d->form->keepsSentence(); });
    connect(d->sentence, &SentenceLine::kept, this, [this] {
        d->say(tr("This form keeps the sentence that it was read from. Alt+K cites the one that is "
                  "selected now."),
               false);
    });
    // Records of a casefile that is closed cannot be saved any more.
    connect(&workbench, &Workbench::opened, this, [this] { d->close(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (!now || !isAncestorOf(now))
            return;
        ringFocus(now);
        d->forgetMessage();
        if (d->form && d->form->isAncestorOf(now))
            d->reveal(now);
    });
    hide();
}

EditorPane::~EditorPane() = default;

void EditorPane::setReaders(const QList<QWidget *> &panes)
{
    d->readers = panes;
}

bool EditorPane::isOpen() const
{
    return d->form;
}

QString EditorPane::title() const
{
    return d->form ? d->form->title() : QString();
}

bool EditorPane::changesARecord() const
{
    return d->form && d->form->takesSentence() && !d->form->citesAtOnce();
}

void EditorPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    d->showTitle();
}

void EditorPane::close()
{
    if (d->form && d->mayReplace())
        d->close();
}

void EditorPane::leave()
{
    d->leave();
}

bool EditorPane::event(QEvent *event)
{
    // Plain keys are for the fields here, never the single-key commands of the window; and where a
    // field has nothing to undo, no edit behind the form is.
    if (event->type() == QEvent::ShortcutOverride && d->form) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool plain =
            !(key->modifiers() & (Qt::AltModifier | Qt::MetaModifier | Qt::ControlModifier));
        const bool isFunction = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
        const bool undoes = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        if ((plain && !isFunction) || isReturn(*key) || undoes) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

// Rows come and go with what is offered: the field that has the focus stays in sight.
bool EditorPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && d->form) {
        if (QWidget *field = QApplication::focusWidget(); field && d->form->isAncestorOf(field))
            d->reveal(field);
    }
    return QWidget::eventFilter(watched, event);
}

void EditorPane::keyPressEvent(QKeyEvent *event)
{
    if (!d->form)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape)
        return d->leave();
    if (d->explain(*event))
        return;
    if (!isReturn(*event))
        return QWidget::keyPressEvent(event);
    if (event->modifiers().testFlag(Qt::ControlModifier) || d->isLastField())
        return d->save();
    focusNextChild();
}

EditorPane::Private::Private(EditorPane *pane, Workbench &bench)
    : q(pane)
    , workbench(bench)
    , title(new QLabel(pane))
    , sentence(new SentenceLine(bench, pane))
    , scroll(new QScrollArea(pane))
    , message(new QLabel(pane))
    , save_(new QPushButton(pane))
    , cancel(new QPushButton(EditorPane::tr("Cancel"), pane))
{
    title->setTextFormat(Qt::PlainText);
    title->setFont(boldFont(pane->font()));
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    message->setForegroundRole(QPalette::WindowText);
    message->setTextFormat(Qt::PlainText);
    message->setWordWrap(true);
    message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->viewport()->installEventFilter(pane);
    save_->setAutoDefault(true);
    cancel->setAutoDefault(true);
    save_->setToolTip(EditorPane::tr("Ctrl+Return"));
    cancel->setToolTip(EditorPane::tr("Escape"));
}

bool EditorPane::Private::mayReplace()
{
    if (!form || !form->isTouched())
        return true;
    say(EditorPane::tr("Save this first (Ctrl+Return), or leave it with Escape."), true);
    if (QWidget *field = form->firstField();
        field && !form->isAncestorOf(QApplication::focusWidget()))
        showFocus(field);
    return false;
}

bool EditorPane::Private::isFromReader() const
{
    const QWidget *focus = QApplication::focusWidget();
    if (q->isAncestorOf(focus))
        focus = before;
    return readers.isEmpty() || std::ranges::any_of(readers, [focus](const QWidget *pane) {
               return pane == focus || pane->isAncestorOf(focus);
           });
}

void EditorPane::Private::open(EditorForm *next)
{
    std::unique_ptr<EditorForm> made(next);
    if (!mayReplace())
        return;
    const bool fromReader = isFromReader();
    if (!form)
        before = QApplication::focusWidget();
    drop();
    form = made.release();
    showTitle();
    save_->setText(form->saveWords());
    save_->setVisible(!form->saveWords().isEmpty());
    sentence->setVisible(form->takesSentence());
    sentence->begin(form->takesSentence() && form->citesAtOnce(), fromReader);
    form->setAutoFillBackground(false);
    scroll->setWidget(form);
    form->installEventFilter(q);
    form->show();
    QObject::connect(form, &EditorForm::saveAsked, q, [this] { save(); });
    QObject::connect(form, &EditorForm::closeAsked, q, [this] { close(); });
    QObject::connect(form, &EditorForm::titleChanged, q, [this] {
        showTitle();
        save_->setText(form->saveWords());
        save_->setVisible(!form->saveWords().isEmpty());
    });
    QObject::connect(form, &EditorForm::revealAsked, q, [this](QWidget *field) {
        QTimer::singleShot(0, field, [this, field] { scroll->ensureWidgetVisible(field); });
    });
    forgetWhenChanged();
    warned.clear();
    say({}, false);
    save_->setEnabled(true);
    since = std::make_shared<qint64>(workbench.lastEdit());
    form->settle();
    orderTabs();
    q->show();
    emit q->openChanged(true);
    if (QWidget *field = form->firstField())
        field->setFocus(Qt::OtherFocusReason);
}

void EditorPane::Private::close()
{
    if (!form)
        return;
    drop();
    // Back to where the work was before anybody else takes the focus: a list that gets it may light
    // its first row, and the text that is being read would be gone.
    if (before)
        before->setFocus(Qt::OtherFocusReason);
    before = nullptr;
    q->hide();
    emit q->openChanged(false);
}

void EditorPane::Private::showTitle()
{
    const QString words = form ? form->title() : QString();
    title->setText(title->fontMetrics().elidedText(words, Qt::ElideRight, title->width()));
    title->setToolTip(plainTip(words));
}

void EditorPane::Private::drop()
{
    if (!form)
        return;
    scroll->takeWidget();
    form->hide();
    form->deleteLater(); // one of its own signals may have brought us here
    form = nullptr;
}

} // namespace sourceline
