// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Attendant::Ui {

/// The languages that the console comes in, by code, English first. Their files are translations/attendant_<code>.ts.
[[nodiscard]] QStringList shippedLanguages();
/// A language in its own words: "Deutsch".
[[nodiscard]] QString ownLanguageName(const QString &code);
/// What a person chose in the settings; empty: as the system.
[[nodiscard]] QString chosenLanguage();
/// Remembers the choice (empty: as the system). What is on the screen changes with the next applyLanguage() and a new window.
void chooseLanguage(const QString &code);
/// The language in use for \a choice: itself when it is shipped, else the first of the system's languages that is, else English.
[[nodiscard]] QString resolvedLanguage(const QString &choice);
/// Loads the texts of the language in use and makes its way of writing dates and numbers the standard. Before the first widget, or
/// before the window is built anew. GUI thread; needs the application.
void applyLanguage();

} // namespace Attendant::Ui
