// Saving a form or leaving it, and what is said of that.
#include "model/coding/drafts.h"
#include "ui/common/choicerow.h"
#include "ui/common/pickfield.h"
#include "ui/common/theme.h"
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/offerline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace sourceline {

namespace {

std::vector<Subject> recordsOf(const Edit &edit)
{
    std::vector<Subject> records;
    for (const char *table : {"attribution", "claim", "assessment", "link"}) {
        for (const Id id : touchedIn(edit, table))
            records.push_back({table, id});
    }
    return records;
}

} // namespace

void EditorPane::Private::save()
{
    if (!form || !save_->isEnabled() || form->saveWords().isEmpty())
        return;
    form->setAsked();
    for (PickField *field : form->findChildren<PickField *>())
        field->resolve();
    // Nothing that was offered is stored unseen.
    for (OfferLine *line : form->findChildren<OfferLine *>())
        line->noteSight();
    if (OfferLine *unseen = form->unseenOffer()) {
        unseen->setSeen();
        say(EditorPane::tr("Look at what was read out of the sentence here; Ctrl+Return goes on."),
            false);
        return showFocus(unseen->field());
    }
    const auto edition = form->edition();
    if (!edition) {
        say(edition.error().message, true);
        return showFocus(form->blamed());
    }
    save_->setEnabled(false);
    say({}, false);
    const QPointer<EditorForm> saved = form;
    workbench.perform(unlessChangedSince(edition->change, form->shown(), since),
                      edition->why,
                      [this, saved, seen = *since, alive = QPointer(q)](const Result<Edit> &edit) {
                          if (!alive || !saved || saved != form)
                              return;
                          committed(saved, edit);
                          if (!edit && *since > seen)
                              say(EditorPane::tr("%1 Ctrl+Return again writes over it; Escape "
                                                 "leaves it as it is.")
                                      .arg(edit.error().message),
                                  true);
                      });
}

void EditorPane::Private::committed(EditorForm *saved, const Result<Edit> &edit)
{
    save_->setEnabled(true);
    if (!edit) {
        say(edit.error().message, true);
        return showFocus(saved->blamed() ? saved->blamed() : saved->firstField());
    }
    saved->recorded(*edit);
    emit q->recorded(recordsOf(*edit));
    if (edit->seq == 0)
        emit q->said(EditorPane::tr("Nothing was changed: the record says so already."));
    close();
}

void EditorPane::Private::leave()
{
    if (form && form->isTouched() && form->state() != warned) {
        warned = form->state();
        return say(
            form->isTyped()
                ? EditorPane::tr("Something was typed. Escape again leaves it; Ctrl+Return saves.")
                : EditorPane::tr("This is not saved. Escape again leaves it; Ctrl+Return saves."),
            false);
    }
    close();
}

void EditorPane::Private::say(const QString &words, bool isProblem)
{
    QPalette colours = message->palette();
    const Theme &theme = Theme::of(q->palette());
    colours.setColor(QPalette::WindowText, isProblem ? theme.warning : theme.quiet);
    message->setPalette(colours);
    message->setText(words);
    said = form ? form->state() : QStringList();
}

void EditorPane::sayThatItWaits(const QString &verb)
{
    d->say(tr("“%1” waits: save this first (Ctrl+Return), or leave it with Escape.").arg(verb),
           false);
}

// A key that no field took is not silent.
bool EditorPane::Private::explain(const QKeyEvent &key)
{
    const bool plain =
        !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const auto *choice = qobject_cast<ChoiceRow *>(QApplication::focusWidget());
    if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
        say(EditorPane::tr(
                "Nothing was typed here that could be undone. Edits are undone once this "
                "is saved (Ctrl+Return) or left (Escape)."),
            false);
    } else if (plain && key.text().size() == 1 && key.text().front().isLetterOrNumber()) {
        say(choice ? EditorPane::tr("“%1” chooses nothing here; the letters are %2.")
                         .arg(key.text(), choice->keys())
                   : EditorPane::tr("“%1” does nothing in this field. Ctrl+Return saves, Escape "
                                    "leaves.")
                         .arg(key.text()),
            false);
    } else {
        return false;
    }
    return true;
}

// What a sentence was about has been changed since.
void EditorPane::Private::forgetMessage()
{
    if (form && !message->text().isEmpty() && form->state() != said)
        say({}, false);
}

void EditorPane::Private::forgetWhenChanged()
{
    const auto forget = [this] {
        forgetMessage();
    };
    for (QWidget *child : form->findChildren<QWidget *>()) {
        if (auto *edit = qobject_cast<QLineEdit *>(child))
            QObject::connect(edit, &QLineEdit::textEdited, form, forget);
        else if (auto *text = qobject_cast<QPlainTextEdit *>(child))
            QObject::connect(text, &QPlainTextEdit::textChanged, form, forget);
        else if (auto *box = qobject_cast<QComboBox *>(child))
            QObject::connect(box, &QComboBox::activated, form, forget);
        else if (auto *button = qobject_cast<QAbstractButton *>(child))
            QObject::connect(button, &QAbstractButton::clicked, form, forget);
    }
    // Also what was missing in the text.
    QObject::connect(sentence, &SentenceLine::changed, form, [this] {
        if (!message->text().isEmpty())
            say({}, false);
    });
}

} // namespace sourceline
